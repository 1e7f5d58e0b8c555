using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings.Parents;

/// <summary>Shows what undoing an application of a week pattern would cancel, then does it.</summary>
public class UndoPatternModel(ActsFor acts, UndoPattern undo, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public UndoPreview Undo { get; private set; } = null!;

    public string Day => French.Date(DateOnly.FromDateTime(clock.ToLocal(Undo.Run.At)));

    public async Task<IActionResult> OnGet(long run)
    {
        if (await undo.Preview(acts.FamilyId, run, clock.UtcNow, acts.ByStaff) is not { } preview) return NotFound();
        Undo = preview;
        return Page();
    }

    public async Task<IActionResult> OnPost(long run)
    {
        var arrival = Arrival.Of(HttpContext);
        var (result, cancelled) = await undo.Run(acts.FamilyId, run, acts.Actor, Key, arrival);
        if (result is null) return NotFound();
        TempData["Notice"] = cancelled is { } count ? $"Application annulée\u00A0: {French.Count(count, "jour n’est plus réservé", "jours ne sont plus réservés")}." : Submission.AlreadyDone;
        return this.SeeOther(acts.At(result));
    }
}
