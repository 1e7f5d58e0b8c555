using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Requests;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments.Staff;

public sealed record PendingEnrolment(long Id, string Child, string Family, string Activity, EnrolmentState State, DateOnly From, DateOnly To, DateTime SentAt, long? RequestId, DateTime? OfferEnds);

/// <summary>Enrolments that wait: validated one by one or several at once, and the steps of the nursery.</summary>
[Needs(StaffRight.Requests)]
public sealed class EnrolmentsModel(CurrentStaff staff, EnrolmentLife life, DecideRequest decide, TownSettings settings, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(Name = "inscription")]
    public List<long> Chosen { get; set; } = [];

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<PendingEnrolment> Rows { get; private set; } = [];

    public Task OnGet() => Load();

    /// <summary>Next step of each chosen enrolment: validate, validate the pre-enrolment, or propose a place.</summary>
    public async Task<IActionResult> OnPost()
    {
        var refused = new List<string>();
        var result = Chosen.Count == 0 ? null : await db.Once(Key, clock.UtcNow, async () =>
        {
            foreach (var id in Chosen.Distinct())
            {
                if (await db.Enrolments.Include(e => e.Wanted).SingleOrDefaultAsync(e => e.Id == id) is not { } enrolment) continue;
                refused.AddRange(Refusals.Sentences(await Advance(enrolment)));
            }
            return refused.Count == 0 ? "/gestion/inscriptions" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = "C’est fait, les familles sont prévenues.";
            return this.SeeOther(result);
        }
        if (Chosen.Count == 0) ModelState.AddModelError("", "Cochez au moins une inscription.");
        foreach (var sentence in refused) ModelState.AddModelError("", sentence);
        await Load();
        return this.Again();
    }

    private async Task<IReadOnlyList<Refusal>> Advance(Enrolment enrolment)
    {
        var request = await db.Requests.Where(r => r.EnrolmentId == enrolment.Id && r.Kind == RequestKind.Enrolment && (r.State == RequestState.Sent || r.State == RequestState.Incomplete)).FirstOrDefaultAsync();
        if (request is not null) return await decide.Accept(request, staff.Actor, request.Version);
        var (act, ends) = enrolment.State switch
        {
            EnrolmentState.Sent => (EnrolmentAct.Validate, (DateTime?)null),
            EnrolmentState.PreRegistered => (EnrolmentAct.PreValidate, null),
            EnrolmentState.PreValidated => (EnrolmentAct.OfferPlace, EnrolmentLife.OfferEnds(clock, settings)),
            _ => (EnrolmentAct.Validate, null),
        };
        return await life.Move(enrolment, act, MadeBy.Staff, staff.Actor, offerEnds: ends) is { } refusal ? [refusal] : [];
    }

    private async Task Load()
    {
        var rows = await (
            from enrolment in db.Enrolments.AsNoTracking()
            join child in db.Children on enrolment.ChildId equals child.Id
            join family in db.Families on enrolment.FamilyId equals family.Id
            join activity in db.Activities on enrolment.ActivityId equals activity.Id
            where enrolment.State == EnrolmentState.Sent || enrolment.State == EnrolmentState.PreRegistered || enrolment.State == EnrolmentState.PreValidated || enrolment.State == EnrolmentState.PlaceOffered
            orderby activity.Order, enrolment.SentAt
            select new
            {
                enrolment,
                Child = child.FirstName + " " + child.LastName,
                Family = family.Name,
                Activity = activity.Name,
                RequestId = db.Requests.Where(r => r.EnrolmentId == enrolment.Id && r.Kind == RequestKind.Enrolment).Select(r => (long?)r.Id).FirstOrDefault(),
            }).ToListAsync();
        Rows = rows.ConvertAll(r => new PendingEnrolment(r.enrolment.Id, r.Child, r.Family, r.Activity, r.enrolment.State, r.enrolment.From, r.enrolment.To, clock.ToLocal(r.enrolment.SentAt), r.RequestId, r.enrolment.OfferEndsAt is { } at ? clock.ToLocal(at) : null));
    }
}
