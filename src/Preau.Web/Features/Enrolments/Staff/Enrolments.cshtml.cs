using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Staff;

public sealed record PendingEnrolment(long Id, string Child, string Family, string Activity, EnrolmentState State, DateOnly From, DateOnly To, DateTime SentAt, long? RequestId, DateTime? OfferEnds);

/// <summary>Enrolments that wait: one or several are chosen, and what their next step will do is shown before it is confirmed.</summary>
[Needs(StaffRight.Requests)]
public sealed class EnrolmentsModel(PortalDb db, TownClock clock) : PageModel
{
    public IReadOnlyList<PendingEnrolment> Rows { get; private set; } = [];

    public Task OnGet() => Load();

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
