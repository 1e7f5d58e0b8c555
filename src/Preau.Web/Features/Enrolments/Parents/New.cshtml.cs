using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Parents;

/// <summary>First questions of a new enrolment: which child, which activity. Choosing begins a draft. An agent does the same for a family.</summary>
public class NewModel(ActsFor acts, EnrolmentQueries queries, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true, Name = "enfant")]
    public long? ChildId { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    [BindProperty]
    public long? ActivityId { get; set; }

    public IReadOnlyList<Child> Children { get; private set; } = [];

    public Child? Child { get; private set; }

    public IReadOnlyList<OfferedActivity> Offered { get; private set; } = [];

    /// <summary>A family asks for enrolments once its file is accepted.</summary>
    public bool MayAsk => !User.HasClaim(c => c.Type == Claims.FamilyState);

    public string Heading => Child is null ? "Pour quel enfant\u00A0?" : $"Quelle activité pour {Child.FirstName}\u00A0?";

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
        return this.SeeOther((await db.Once(Key, clock.UtcNow, () => Begin(Child, chosen.Activity.Id)))!);
    }

    private async Task<string?> Begin(Child child, long activityId)
    {
        var now = clock.UtcNow;
        var draft = new Draft
        {
            Kind = DraftKind.Enrolment,
            FamilyId = acts.FamilyId,
            Content = SendEnrolment.Write(new EnrolmentDraft { ChildId = child.Id, ActivityId = activityId }),
            UpdatedAt = now,
            ExpiresAt = now.AddDays(30),
        };
        db.Drafts.Add(draft);
        await db.SaveChangesAsync();
        return acts.At($"/inscriptions/brouillons/{draft.Id}");
    }

    private async Task<bool> Load()
    {
        Children = await db.FamilyChildren.AsNoTracking().Where(m => m.FamilyId == acts.FamilyId).Select(m => m.Child).OrderBy(c => c.BirthDate).ToListAsync();
        if (ChildId is null && Children.Count == 1) ChildId = Children[0].Id;
        if (ChildId is null) return true;
        Child = Children.FirstOrDefault(c => c.Id == ChildId);
        if (Child is null) return false;
        Offered = await queries.Offered(Child, acts.FamilyId);
        return true;
    }
}
