using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Billing;
using Preau.Domain.Calendars;
using Preau.Domain.Families;
using Preau.Domain.Values;
using Preau.Web.Features.Families;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Calendars;

/// <summary>Compares the opening days of every service before and after a change, and finds the bookings that it touches. A constant number of queries.</summary>
public sealed class CalendarImpacts(PortalDb db, TownClock clock, HolidayHandOvers handOvers)
{
    public Task<CalendarImpact> Of(TownCalendar before, IReadOnlyCollection<CalendarChange> changes) => Between(before, CalendarChange.Apply(before, changes));

    public async Task<CalendarImpact> Between(TownCalendar before, TownCalendar after)
    {
        var activities = await db.Activities.AsNoTracking().Include(a => a.Sites).OrderBy(a => a.Order).ToListAsync();
        var sites = await db.Sites.ToDictionaryAsync(s => s.Id, s => s.Name);
        var services = activities.SelectMany(a => a.Sites.OrderBy(s => s.SiteId), (a, s) => (Activity: a, s.SiteId)).ToList();
        var (was, will) = (before.For(services), after.For(services));

        List<ImpactService> closing = [], opening = [];
        var closed = new Dictionary<(long ActivityId, long SiteId, DateOnly Day), Refusal>();
        foreach (var (activity, siteId) in services)
        {
            var (days, opens) = (new List<DateOnly>(), new List<DateOnly>());
            foreach (var day in activity.Days.Days())
            {
                var why = will[(activity.Id, siteId)].WhyClosed(day);
                if (was[(activity.Id, siteId)].IsOpen(day) == why is null) continue;
                if (why is null) opens.Add(day);
                else days.Add(day);
                if (why is not null) closed[(activity.Id, siteId, day)] = why;
            }
            if (days.Count > 0) closing.Add(new(activity.Id, activity.Name, siteId, sites[siteId], days));
            if (opens.Count > 0) opening.Add(new(activity.Id, activity.Name, siteId, sites[siteId], opens));
        }
        var found = await WithBookings(closing, opening, closed);
        var cancelled = found.Cancelled.Select(b => b.Id).ToHashSet();
        return found with { HandOvers = [.. (await handOvers.Of(after)).Where(h => !cancelled.Contains(h.BookingId))] };
    }

    private async Task<CalendarImpact> WithBookings(List<ImpactService> closing, List<ImpactService> opening, Dictionary<(long ActivityId, long SiteId, DateOnly Day), Refusal> closed)
    {
        if (closing.Count == 0) return new(closing, opening, [], [], []);
        var (today, days) = (clock.Today, closed.Keys.Select(k => k.Day).Distinct().ToList());
        var siteIds = closing.ConvertAll(s => s.SiteId).Distinct().ToList();
        var found = await (
            from booking in db.BookingsAndHolds.AsNoTracking()
            join slot in db.Slots on booking.SlotId equals slot.Id
            join child in db.Children on booking.ChildId equals child.Id
            where siteIds.Contains(booking.SiteId) && days.Contains(booking.Day)
            select new { Booking = booking, slot.ActivityId, Slot = slot.Name, Child = child.FirstName }).ToListAsync();
        var months = days.Select(d => new DateOnly(d.Year, d.Month, 1)).Distinct().ToList();
        var invoiced = (await (
                from invoice in db.Invoices
                join charge in db.Charges on invoice.Id equals charge.InvoiceId
                // What an order charged was paid before its day: it is cancelled like the rest, and becomes a credit.
                where invoice.State == InvoiceState.Issued && invoice.OrderNumber == null && months.Contains(invoice.Month) && days.Contains(charge.Day)
                select new { charge.ChildId, charge.SlotId, charge.Day }).ToListAsync())
            .Select(c => (c.ChildId, c.SlotId, c.Day)).ToHashSet();

        var touched = found.Where(f => closed.ContainsKey((f.ActivityId, f.Booking.SiteId, f.Booking.Day))).Select(f => (f.ActivityId, f.Booking.SiteId, Line: new ClosingBooking(
            f.Booking.Id, f.Booking.FamilyId, f.Booking.ChildId, f.Child, f.Slot, f.Booking.Day,
            ClosedBookings.Of(f.Booking.Day, today, invoiced.Contains((f.Booking.ChildId, f.Booking.SlotId, f.Booking.Day)), f.Booking.AbsenceToldAt is not null),
            CalendarWords.Reason(closed[(f.ActivityId, f.Booking.SiteId, f.Booking.Day)])))).ToList();
        var cancelled = touched.Where(t => t.Line.Fate == ClosedBooking.Cancelled).CountBy(t => (t.ActivityId, t.SiteId)).ToDictionary();
        return new(
            closing.ConvertAll(s => s with { Cancelled = cancelled.GetValueOrDefault((s.ActivityId, s.SiteId)) }),
            opening,
            [.. touched.Select(t => t.Line).OrderBy(b => b.Day).ThenBy(b => b.Id)],
            await ToPhone([.. touched.Where(t => t.Line.Fate == ClosedBooking.Cancelled).Select(t => t.Line.FamilyId).Distinct()]),
            []);
    }

    private async Task<IReadOnlyList<FamilyToPhone>> ToPhone(List<long> families)
    {
        var guardians = await (
            from guardian in db.Guardians.AsNoTracking()
            join family in db.Families on guardian.FamilyId equals family.Id
            where families.Contains(family.Id)
            orderby family.SortKey, guardian.Id
            select new { family.Id, family.Name, Guardian = guardian }).ToListAsync();
        return [.. guardians.GroupBy(g => (g.Id, g.Name)).Where(g => g.All(x => x.Guardian.Email is null)).Select(g => new FamilyToPhone(
            g.Key.Id, g.Key.Name, [.. g.Select(x => x.Guardian).Where(x => Numbers(x).Any()).Select(x => $"{x.FullName} {string.Join(", ", Numbers(x))}")]))];
    }

    private static IEnumerable<string> Numbers(Guardian guardian) =>
        new[] { guardian.MobilePhone, guardian.HomePhone, guardian.WorkPhone }.OfType<string>().Select(n => Families.PhoneNumbers.Show(n));
}
