using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Parents;

/// <summary>First questions of a new enrolment: which child, which activity. Choosing begins a draft.</summary>
public sealed class NewModel(CurrentGuardian guardian, EnrolmentQueries queries, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "enfant")]
    public long? ChildId { get; set; }

    [BindProperty]
    public long? ActivityId { get; set; }

    public IReadOnlyList<Child> Children { get; private set; } = [];

    public Child? Child { get; private set; }

    public IReadOnlyList<OfferedActivity> Offered { get; private set; } = [];

    /// <summary>A family asks for enrolments once its file is accepted.</summary>
    public bool MayAsk => !User.HasClaim(c => c.Type == Claims.FamilyState);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load() || Child is null) return NotFound();
        if (!MayAsk)
        {
            ModelState.AddModelError("", Texts.Refusals.Sentence(new(Domain.Values.RefusalCode.FamilyNotAccepted)));
            return this.Again();
        }
        if (Offered.FirstOrDefault(o => o.Activity.Id == ActivityId) is not { } chosen)
        {
            ModelState.AddModelError(nameof(ActivityId), "Choisissez une activité.");
            return this.Again();
        }
        if (chosen.Refusals.Count > 0)
        {
            foreach (var sentence in Texts.Refusals.Sentences(chosen.Refusals)) ModelState.AddModelError(nameof(ActivityId), sentence);
            return this.Again();
        }
        var now = clock.UtcNow;
        var draft = new Draft
        {
            Kind = DraftKind.Enrolment,
            FamilyId = guardian.FamilyId,
            Content = SendEnrolment.Write(new EnrolmentDraft { ChildId = Child.Id, ActivityId = chosen.Activity.Id }),
            UpdatedAt = now,
            ExpiresAt = now.AddDays(30),
        };
        db.Drafts.Add(draft);
        await db.SaveChangesAsync();
        return this.SeeOther($"/inscriptions/brouillons/{draft.Id}");
    }

    private async Task<bool> Load()
    {
        Children = await db.FamilyChildren.AsNoTracking().Where(m => m.FamilyId == guardian.FamilyId).Select(m => m.Child).OrderBy(c => c.BirthDate).ToListAsync();
        if (ChildId is null && Children.Count == 1) ChildId = Children[0].Id;
        if (ChildId is null) return true;
        Child = Children.FirstOrDefault(c => c.Id == ChildId);
        if (Child is null) return false;
        Offered = await queries.Offered(Child, guardian.FamilyId);
        return true;
    }
}
