using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Requests.Parents;

/// <summary>One request of the family: what was asked, where it stands; the answer to what is missing, or the withdrawal.</summary>
public class RequestModel(ActsFor acts, RequestQueries queries, DecideRequest decide, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public FamilyRequest Asked { get; private set; } = null!;

    public RequestPreview Preview { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public string SentOn => French.DateAndTime(clock.ToLocal(Asked.SentAt));

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAnswer()
    {
        if (!await Load()) return NotFound();
        if (string.IsNullOrWhiteSpace(Answer)) ModelState.AddModelError(nameof(Answer), "Écrivez votre réponse, même en quelques mots.");
        else if (Answer.Length > 2000) ModelState.AddModelError(nameof(Answer), "Votre réponse dépasse 2 000 caractères : raccourcissez-la.");
        if (!ModelState.IsValid) return Again();
        return await Act(acts.ByStaff ? "La réponse est enregistrée\u00A0: la demande revient en haut de la pile." : "Votre réponse est transmise au service.", request => decide.Answer(request, acts.Actor, Version, Answer!.Trim()));
    }

    public async Task<IActionResult> OnPostWithdraw() =>
        await Load() ? await Act(acts.ByStaff ? "La demande est retirée, la famille est prévenue." : "Votre demande est retirée.", request => decide.Withdraw(request, acts.Actor, Version)) : NotFound();

    private async Task<IActionResult> Act(string done, Func<FamilyRequest, Task<IReadOnlyList<Refusal>>> move)
    {
        IReadOnlyList<Refusal> refusals = [];
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            refusals = await move(await queries.Of(acts.FamilyId).SingleAsync(r => r.Id == Id));
            return refusals.Count == 0 ? acts.Back("/tableau-de-bord") : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = done;
            return this.SeeOther(result);
        }
        await Load();
        foreach (var sentence in Refusals.Sentences(refusals)) ModelState.AddModelError("", sentence);
        return Again();
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> Load()
    {
        var found = await queries.Of(acts.FamilyId).AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id && r.State != RequestState.Draft);
        if (found is null) return false;
        Asked = found;
        Preview = await decide.EffectOf(found).Preview(found);
        return true;
    }
}
