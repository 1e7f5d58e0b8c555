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
        foreach (var line in PoolInFile.Of(town.Pools))
        {
            var pool = line.ToPool(sites[line.Site]);
            db.Pools.Add(pool);
            await db.SaveChangesAsync();
            db.PoolCapacities.AddRange(line.Versions.Select(v => new PoolCapacity { PoolId = pool.Id, EffectiveFrom = v.From, Capacity = v.Capacity, Margin = v.Margin, Source = v.Source }));
            await db.SaveChangesAsync();
            db.SlotPools.AddRange(line.Slots.Select(s => new SlotPool { SlotId = slots[s], SiteId = pool.SiteId, PoolId = pool.Id }));

            var users = town.Activities.Where(a => line.Slots.Any(s => s.StartsWith(a.Code + "/", StringComparison.Ordinal))).ToList();
            var days = users.SelectMany(a => new DateRange(a.From, a.To).Days().Where(d => (a.TermWeekdays | a.HolidayWeekdays).Includes(d) || moved.Contains(d))).Distinct();
            await db.MakePoolDays(pool, days);
        }
    }
}
