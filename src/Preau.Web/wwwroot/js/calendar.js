// The summary bar of the month follows the boxes; without this script the same form shows the same summary as a page.
const form = document.querySelector('[data-calendrier]');
const money = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const find = name => form.querySelector(`[data-${name}]`);

function signed(cents) {
  return (cents > 0 ? '+\u00a0' : '') + money.format(cents / 100);
}

function counted(count, word) {
  return `${count}\u00a0jour${count > 1 ? 's' : ''} ${word}${count > 1 ? 's' : ''}`;
}

// A box of a form that is shown again opens ticked, or not, without being saved so.
const saved = box => box.defaultChecked !== (box.dataset.repris === 'oui');

// The limit of a box stands in the head of its day; its name in its own label.
const limit = box => document.getElementById(box.getAttribute('aria-describedby'))?.dataset ?? {};
const named = box => box.closest('label').querySelector('.sr').textContent;

function update() {
  const changed = [...form.querySelectorAll('input.box[name="jour"]')].filter(box => box.checked !== saved(box));
  const added = changed.filter(box => box.checked);
  const removed = changed.filter(box => !box.checked);
  const none = changed.length === 0;
  find('confirmer').hidden = none;
  find('total').hidden = none;
  find('detail').hidden = none;
  find('chacun').hidden = new Set(changed.map(box => box.value.split('-')[0])).size < 2;
  if (none) {
    find('somme').textContent = start.sum;
    find('premiere-limite').textContent = start.limit;
    return;
  }
  find('somme').textContent = [added.length ? counted(added.length, 'ajouté') : '', removed.length ? counted(removed.length, 'retiré') : ''].filter(Boolean).join(', ');
  const cents = added.reduce((sum, box) => sum + Number(box.dataset.prix), 0) - removed.reduce((sum, box) => sum + Number(box.dataset.prix), 0);
  const first = changed.map(limit).filter(l => l.limite).sort((a, b) => a.limite.localeCompare(b.limite))[0];
  find('premiere-limite').textContent = first ? `Première limite\u00a0: ${first.dite}` : '';
  find('total').replaceChildren(signed(cents), Object.assign(document.createElement('small'), {
    textContent: `${form.dataset.mois}\u00a0: ${money.format((Number(form.dataset.prevu) + cents) / 100)} prévus`,
  }));
  find('detail').querySelector('ul').replaceChildren(...changed.map(box => Object.assign(document.createElement('li'), {
    textContent: `${named(box)}\u00a0: ${box.checked ? 'ajouté' : 'retiré'}, ${signed(box.checked ? Number(box.dataset.prix) : -Number(box.dataset.prix))}`
      + (limit(box).dite ? `, modifiable jusqu’à ${limit(box).dite}` : ''),
  })));
}

const start = form && { sum: find('somme').textContent, limit: find('premiere-limite').textContent };
if (form && find('confirmer')) {
  form.addEventListener('change', update);
  // A browser that comes back keeps what was ticked.
  update();
}
