using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Places;
using Preau.Testing;
using Preau.Web.Features.Billing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Faults;

/// <summary>What must hold after anything that happened: no half booking, places as booked, the ledger at zero, a whole database.</summary>
internal static class Soundness
{
    public static async Task Check(PreauHost host)
    {
        Assert.Empty(await host.InStore(Problems));
        var ledger = await host.Run<LedgerCheck, LedgerReport>(check => check.Run());
        Assert.Empty(ledger.Faults);
    }

    public static async Task<List<string>> Problems(PortalDb db)
    {
        var problems = new List<string>();
        var rows = await db.BookingPlaces.AsNoTracking().ToListAsync();
        var places = rows.ToLookup(p => p.BookingId, p => p.PoolDayId);
        var days = await db.PoolDays.AsNoTracking().ToDictionaryAsync(d => d.Id);
        var all = await db.Pools.AsNoTracking().ToDictionaryAsync(p => p.Id);
        var pools = (await db.SlotPools.AsNoTracking().ToListAsync()).ToLookup(p => (p.SlotId, p.SiteId), p => all[p.PoolId]);
        var children = await db.Children.AsNoTracking().ToDictionaryAsync(c => c.Id);
        foreach (var booking in await db.BookingsAndHolds.AsNoTracking().ToListAsync())
        {
            if (!InGroup(booking.SlotId, booking.SiteId, booking.ChildId, booking.Day, places[booking.Id])) problems.Add($"Booking {booking.Id} of {booking.Day} is half.");
        }
        var waiting = (await db.WaitingPlaces.AsNoTracking().ToListAsync()).ToLookup(p => p.EntryId, p => p.PoolDayId);
        var entries = await db.WaitingEntries.AsNoTracking().Where(e => e.ClosedAt == null).ToListAsync();
        problems.AddRange(entries.Where(e => !InGroup(e.SlotId, e.SiteId, e.ChildId, e.Day, waiting[e.Id])).Select(e => $"Entry {e.Id} of {e.Day} waits elsewhere."));
        var given = await (
            from place in db.CampaignPlaces
            join wish in db.Set<CampaignWish>() on place.CampaignWishId equals wish.Id
            join entry in db.CampaignEntries on wish.CampaignEntryId equals entry.Id
            select new { place.CampaignWishId, place.PoolDayId, wish.SlotId, entry.ChildId }).ToListAsync();
        foreach (var wish in given.GroupBy(g => (g.CampaignWishId, days[g.PoolDayId].Day)))
        {
            if (!InGroup(wish.First().SlotId, all[days[wish.First().PoolDayId].PoolId].SiteId, wish.First().ChildId, wish.Key.Day, wish.Select(g => g.PoolDayId))) problems.Add($"Wish {wish.Key.CampaignWishId} holds {wish.Key.Day} elsewhere.");
        }
        var offered = given.Select(g => g.PoolDayId).Concat(entries.Where(e => e.HoldsPlace).SelectMany(e => waiting[e.Id]));
        var taken = rows.Where(p => !p.IsOver).Select(p => p.PoolDayId).Concat(offered).GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
        problems.AddRange(days.Values.Where(d => d.Taken != taken.GetValueOrDefault(d.Id)).Select(d => $"Pool-day {d.Id} says {d.Taken} taken, the bookings and offers say {taken.GetValueOrDefault(d.Id)}."));
        problems.AddRange(days.Values.Where(d => d.Room < 0).Select(d => $"Pool-day {d.Id} is overbooked."));
        if (db.IsSqlite)
        {
            var check = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync();
            if (check is not ["ok"]) problems.Add(string.Join(' ', check));
            if (await db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM pragma_foreign_key_check").SingleAsync() != 0) problems.Add("A row points nowhere.");
        }
        return problems;

        // Who is in no group keeps the place that it had.
        bool InGroup(long slot, long site, long child, DateOnly day, IEnumerable<long> held) => AgeGroup.PoolsFor([.. pools[(slot, site)]], children[child], day) is not { } own
            || own.Select(pool => (pool.Id, day)).Order().SequenceEqual(held.Select(id => (days[id].PoolId, days[id].Day)).Order());
    }
}
