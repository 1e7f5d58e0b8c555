using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Calendars;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places;

/// <summary>Who has booked already what a new rule about slots or stays would not allow: nobody is cancelled, but it is said before.</summary>
/// <param name="Children">Children with such bookings.</param>
/// <param name="Bookings">Their bookings in the weeks or months concerned.</param>
public sealed record StaysAgainst(int Children, int Bookings);

public sealed class BrokenStays(PortalDb db, OpeningDaysQueries openings)
{
    public async Task<StaysAgainst> Of(Activity activity, SlotRule rule)
    {
        var booked = await (
            from booking in db.Bookings.AsNoTracking()
            join enrolment in db.Enrolments on booking.EnrolmentId equals enrolment.Id
            where booking.Day >= rule.EffectiveFrom && (booking.SlotId == rule.SlotId || booking.SlotId == rule.OtherSlotId)
            select new { booking.ChildId, booking.SlotId, booking.SiteId, booking.Day, enrolment.From, enrolment.To }).ToListAsync();
        var opening = await openings.For([.. booked.Where(b => b.SlotId == rule.SlotId).Select(b => (activity, b.SiteId)).Distinct()]);
        var periods = booked.GroupBy(b => (b.ChildId, rule.PeriodOf(b.Day))).Where(period =>
        {
            var days = period.Where(b => b.SlotId == rule.SlotId).Select(b => (b.SiteId, Enrolled: new DateRange(b.From, b.To))).Distinct().ToList();
            var open = period.Key.Item2.Days().Count(day => rule.IsOn(day) && days.Exists(d => d.Enrolled.Contains(day) && opening[(activity.Id, d.SiteId)].IsOpen(day)));
            return rule.IsBrokenBy([.. period.Select(b => (b.SlotId, b.Day))], open);
        }).ToList();
        return new(periods.Select(p => p.Key.ChildId).Distinct().Count(), periods.Sum(p => p.Count()));
    }
}
