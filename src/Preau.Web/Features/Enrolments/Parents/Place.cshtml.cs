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

/// <summary>A nursery place was proposed: the family that asked accepts it or gives it up. No GET changes anything.</summary>
public sealed class PlaceModel(CurrentGuardian guardian, EnrolmentQueries queries, EnrolmentLife life, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Enrolment Enrolment { get; private set; } = null!;

    public string Child { get; private set; } = "";

    public string Activity { get; private set; } = "";

    public DateTime? EndsLocal => Enrolment.OfferEndsAt is { } at ? clock.ToLocal(at) : null;

    public bool IsOpen => Enrolment.State == EnrolmentState.PlaceOffered && (Enrolment.OfferEndsAt is null || clock.UtcNow < Enrolment.OfferEndsAt);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostAccept() => Answer(EnrolmentAct.AcceptPlace, "La place est à vous. L’inscription est validée.");

    public Task<IActionResult> OnPostRenounce() => Answer(EnrolmentAct.Withdraw, "Vous avez renoncé à la place.");

    private async Task<IActionResult> Answer(EnrolmentAct act, string done)
    {
        if (!await Load()) return NotFound();
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            var enrolment = await Ours().Include(e => e.Wanted).SingleAsync();
            refusal = enrolment.State == EnrolmentState.PlaceOffered && enrolment.OfferEndsAt is { } end && clock.UtcNow >= end
                ? new(RefusalCode.OfferLapsed, Limit: clock.ToLocal(end))
                : await life.Move(enrolment, act, MadeBy.Family, guardian.Actor);
            return refusal is null ? "/inscriptions" : null;
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

    private IQueryable<Enrolment> Ours() => queries.Through(guardian.FamilyId, Id).Where(e => e.FamilyId == guardian.FamilyId);

    private async Task<bool> Load()
    {
        if (await Ours().AsNoTracking().SingleOrDefaultAsync() is not { } enrolment) return false;
        Enrolment = enrolment;
        Child = await db.Children.Where(c => c.Id == enrolment.ChildId).Select(c => c.FirstName).SingleAsync();
        Activity = await db.Activities.Where(a => a.Id == enrolment.ActivityId).Select(a => a.Name).SingleAsync();
        return true;
    }
}
