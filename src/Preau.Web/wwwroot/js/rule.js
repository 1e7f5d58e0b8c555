// What a rule means follows the form while it is edited; without this script the button « Voir l’effet » shows the same.
const form = document.querySelector('[data-regle]');
let asked = 0;

async function refresh(event) {
  const turn = ++asked;
  const answer = await fetch(form.action, { method: 'POST', body: new FormData(form) });
  // 422 is an answer too: it says that there is something to correct first.
  if (turn !== asked || (!answer.ok && answer.status !== 422)) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const swap = name => {
    const fresh = page.querySelector(`[data-${name}]`);
    if (fresh) form.querySelector(`[data-${name}]`).replaceChildren(...fresh.childNodes);
  };
  swap('effet');
  if ('forme' in event.target.dataset) {
    swap('paliers');
    document.getElementById(event.target.id)?.focus();
  }
}

form?.addEventListener('change', refresh);
