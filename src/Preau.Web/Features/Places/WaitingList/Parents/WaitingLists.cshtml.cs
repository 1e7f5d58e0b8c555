using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Places;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.WaitingList.Parents;

/// <summary>The days that a family waits for: rank, since when, what is offered, what became of the last ones; still waiting, or not.</summary>
public class WaitingListsModel(ActsFor acts, WaitingLists lists, Confirmations confirmations, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<WaitingLine> Lines { get; private set; } = [];

    public IEnumerable<WaitingLine> Offered => Lines.Where(l => l.Entry.HoldsPlace);

    public IEnumerable<WaitingLine> Waiting => Lines.Where(l => l.Entry.State == WaitingState.Waiting);

    public IEnumerable<WaitingLine> Closed => Lines.Where(l => !l.Entry.IsOpen).OrderByDescending(l => l.Entry.ClosedAt);

    /// <summary>Until when the family says that it still waits, civil time; null: nothing is asked.</summary>
    public DateTime? ConfirmBy => Waiting.Min(l => l.Entry.ConfirmBy) is { } by ? Local(by) : null;

    public DateTime Local(DateTime instant) => clock.ToLocal(instant);

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostConfirm()
    {
        var confirmed = 0;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            confirmed = await confirmations.Confirm(acts.FamilyId, acts.Actor);
            return acts.At(WaitingLinks.List);
        });
        TempData["Notice"] = confirmed == 0 ? "C’est noté." : $"C’est noté\u00A0: {French.Count(confirmed, "jour", "jours")} toujours en attente, au même rang.";
        return this.SeeOther(result!);
    }

    private async Task Load() => Lines = await lists.OfFamily(acts.FamilyId, clock.UtcNow);
}
