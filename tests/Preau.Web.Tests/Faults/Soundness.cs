using Microsoft.EntityFrameworkCore;
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
        foreach (var booking in await db.Bookings.AsNoTracking().ToListAsync())
        {
            // Who is in no group keeps the place that it had.
            if (AgeGroup.PoolsFor([.. pools[(booking.SlotId, booking.SiteId)]], children[booking.ChildId], booking.Day) is not { } own) continue;
            var wanted = own.Select(pool => (pool.Id, booking.Day)).Order();
            var held = places[booking.Id].Select(id => (days[id].PoolId, days[id].Day)).Order();
            if (!wanted.SequenceEqual(held)) problems.Add($"Booking {booking.Id} of {booking.Day} is half.");
        }
        var offered = await db.CampaignPlaces.AsNoTracking().Select(p => p.PoolDayId).ToListAsync();
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
    }
}
