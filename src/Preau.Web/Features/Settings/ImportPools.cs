using Preau.Domain.Calendars;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings;

/// <summary>The pools of a new town, with their dated capacities and the rows of their days.</summary>
internal static class ImportPools
{
    /// <summary>Rows of pool-days are made with the opening days: here for every weekday of the activities that use the pool.</summary>
    public static async Task AddPools(this PortalDb db, TownConfiguration town, Dictionary<string, long> sites, Dictionary<string, long> slots)
    {
        var moved = town.LocalDays.Where(d => d.Kind != LocalDayKind.DayOff).Select(d => d.Day).ToHashSet();
        var pools = PoolInFile.Of(town.Pools).Select(line => (Line: line, Pool: line.ToPool(sites[line.Site]))).ToList();
        db.Pools.AddRange(pools.Select(p => p.Pool));
        await db.SaveChangesAsync();
        db.PoolCapacities.AddRange(pools.SelectMany(p => p.Line.Versions, (p, v) => new PoolCapacity { PoolId = p.Pool.Id, EffectiveFrom = v.From, Capacity = v.Capacity, Margin = v.Margin, Source = v.Source }));
        db.SlotPools.AddRange(pools.SelectMany(p => p.Line.Slots, (p, s) => new SlotPool { SlotId = slots[s], SiteId = p.Pool.SiteId, PoolId = p.Pool.Id }));
        await db.SaveChangesAsync();
        foreach (var (line, pool) in pools)
        {
            var users = town.Activities.Where(a => line.Slots.Any(s => s.StartsWith(a.Code + "/", StringComparison.Ordinal))).ToList();
            var days = users.SelectMany(a => new DateRange(a.From, a.To).Days().Where(d => (a.TermWeekdays | a.HolidayWeekdays).Includes(d) || moved.Contains(d))).Distinct();
            await db.MakePoolDays(pool, days);
        }
    }
}
