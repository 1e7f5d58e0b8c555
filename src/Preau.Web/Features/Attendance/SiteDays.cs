using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Attendance;

/// <summary>How many children have booked a slot at a site.</summary>
/// <param name="Booked">Those taken over the limit apart.</param>
/// <param name="Capacity">Places on that day; null: unlimited.</param>
public sealed record SlotCount(long SlotId, int Booked, int Over, int? Capacity);

/// <summary>A site on a day.</summary>
/// <param name="Absent">Children whose absence was told, each counted once.</param>
/// <param name="WithCare">Children with a PAI or an allergy, absent ones aside; null: the agent may not see health.</param>
public sealed record SiteDay(long SiteId, string Site, IReadOnlyList<SlotCount> Slots, int Absent, int? WithCare);

/// <summary>The day site by site. Slots of all sites, in the order of the town.</summary>
public sealed record DayBySite(IReadOnlyList<(long Id, string Name)> Slots, IReadOnlyList<SiteDay> Sites)
{
    public static readonly DayBySite None = new([], []);
}

/// <summary>Counts of a day, at the sites of an agent: always the same number of queries.</summary>
public sealed class SiteDays(PortalDb db)
{
    /// <summary>The rights of which one opens the lists of the day.</summary>
    public const StaffRight Rights = StaffRight.Attendance | StaffRight.Bookings;

    public async Task<DayBySite> On(DateOnly day, CurrentStaff staff)
    {
        var own = staff.Sites.ToList();
        var bookings = db.Bookings.Where(b => b.Day == day && (own.Count == 0 || own.Contains(b.SiteId)));
        var counts = await (
            from booking in bookings
            join slot in db.Slots on booking.SlotId equals slot.Id
            join activity in db.Activities on slot.ActivityId equals activity.Id
            group booking by new { booking.SiteId, booking.SlotId, slot.ShortName, slot.Order, Activity = activity.Order } into slots
            orderby slots.Key.Activity, slots.Key.Order
            select new { slots.Key.SiteId, slots.Key.SlotId, slots.Key.ShortName, Booked = slots.Count(b => b.ExceptionReason == null), Over = slots.Count(b => b.ExceptionReason != null) }).ToListAsync();
        var absent = await bookings.Where(b => b.AbsenceToldAt != null).GroupBy(b => b.SiteId)
            .Select(g => new { g.Key, Children = g.Select(b => b.ChildId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Children);
        var places = (await (
            from link in db.SlotPools
            join pool in db.PoolDays on link.PoolId equals pool.PoolId
            where pool.Day == day && pool.Capacity != null
            select new { link.SiteId, link.SlotId, pool.Capacity }).ToListAsync()).ToLookup(p => (p.SiteId, p.SlotId), p => p.Capacity!.Value);
        var care = staff.May(StaffRight.Health) ? await WithCare(bookings) : null;
        var names = await db.Sites.AsNoTracking().Select(s => new { s.Id, s.Name }).ToListAsync();

        var sites = counts.GroupBy(c => c.SiteId).Select(site => new SiteDay(
            site.Key, names.Find(n => n.Id == site.Key)!.Name,
            [.. site.Select(s => new SlotCount(s.SlotId, s.Booked, s.Over, places[(s.SiteId, s.SlotId)] is var capacities && capacities.Any() ? capacities.Min() : null))],
            absent.GetValueOrDefault(site.Key), care?.GetValueOrDefault(site.Key)));
        return new(
            [.. counts.DistinctBy(c => c.SlotId).Select(c => (c.SlotId, c.ShortName))],
            [.. sites.OrderBy(s => s.Site, StringComparer.CurrentCulture)]);
    }

    // A count only: no record is read, so none of the reads is written down.
    private async Task<Dictionary<long, int>> WithCare(IQueryable<Booking> bookings) => await (
        from booking in bookings
        where booking.AbsenceToldAt == null
        join health in db.HealthRecords on booking.ChildId equals health.ChildId
        where health.HasPai || health.Allergies != null
        group booking.ChildId by booking.SiteId into site
        select new { site.Key, Children = site.Distinct().Count() }).ToDictionaryAsync(s => s.Key, s => s.Children);
}
