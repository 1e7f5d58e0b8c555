using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments.Parents;

/// <summary>
/// A nursery enrolment once its pre-enrolment is validated: the family that asked waits for a place, accepts the one proposed, or gives
/// the enrolment up. No GET changes anything. An agent does the same for a family.
/// </summary>
public class PlaceModel(ActsFor acts, EnrolmentQueries queries, EnrolmentLife life, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Enrolment Enrolment { get; private set; } = null!;

    public string Child { get; private set; } = "";

    public string Activity { get; private set; } = "";

    public DateTime? EndsLocal => Enrolment is { State: EnrolmentState.PlaceOffered or EnrolmentState.OfferLapsed, OfferEndsAt: { } at } ? clock.ToLocal(at) : null;

    public bool IsOffered => Enrolment.State == EnrolmentState.PlaceOffered && (Enrolment.OfferEndsAt is null || clock.UtcNow < Enrolment.OfferEndsAt);

    public bool IsWaiting => Enrolment.State == EnrolmentState.PreValidated;

    public string Heading => IsWaiting ? $"{Child} attend une place" : $"Une place pour {Child}";

    /// <summary>What accepting will make of the wanted days; null when no place is offered.</summary>
    public StepTaken? Days { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        if (IsOffered) Days = (await db.Tried(WouldAccept))[0];
        return Page();
    }

    public Task<IActionResult> OnPostAccept() => Answer(EnrolmentAct.AcceptPlace, acts.ByStaff ? "La place est acceptée, la famille est prévenue." : "La place est à vous. L’inscription est validée.");

    public Task<IActionResult> OnPostRenounce() => Answer(EnrolmentAct.Withdraw, acts.ByStaff ? "L’inscription est retirée, la famille est prévenue." : "Votre inscription est retirée, vous n’attendez plus de place.");

    private async Task<IActionResult> Answer(EnrolmentAct act, string done)
    {
        if (!await Load()) return NotFound();
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            var enrolment = await Ours().Include(e => e.Wanted).SingleAsync();
            refusal = enrolment.State == EnrolmentState.PlaceOffered && enrolment.OfferEndsAt is { } end && clock.UtcNow >= end
                ? new(RefusalCode.OfferLapsed, Limit: clock.ToLocal(end))
                : await life.Move(enrolment, act, MadeBy.Family, acts.Actor);
            return refusal is null ? acts.Back("/inscriptions") : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = done;
            return this.SeeOther(result);
        }
        await Load();
        ModelState.AddModelError("", Refusals.Sentence(refusal!));
        return this.Again();
    }

    private async Task<IReadOnlyList<StepTaken>> WouldAccept()
    {
        await life.Move(await Ours().Include(e => e.Wanted).SingleAsync(), EnrolmentAct.AcceptPlace, MadeBy.Family, acts.Actor);
        await db.SaveChangesAsync();
        return await StepTaken.Read(db, [Id]);
    }

    private IQueryable<Enrolment> Ours() => queries.Through(acts.FamilyId, Id).Where(e => e.FamilyId == acts.FamilyId);

    private async Task<bool> Load()
    {
        if (await Ours().AsNoTracking().SingleOrDefaultAsync() is not { } enrolment) return false;
        Enrolment = enrolment;
        Child = await db.Children.Where(c => c.Id == enrolment.ChildId).Select(c => c.FirstName).SingleAsync();
        Activity = await db.Activities.Where(a => a.Id == enrolment.ActivityId).Select(a => a.Name).SingleAsync();
        return true;
    }
}
