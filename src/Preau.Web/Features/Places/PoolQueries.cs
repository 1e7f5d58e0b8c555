using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places;

/// <summary>A pool that an activity uses at a site.</summary>
/// <param name="Slots">The slots of the activity that take places of it.</param>
/// <param name="Stands">Its version today; null: no limit yet.</param>
/// <param name="Coming">Later versions, the next first.</param>
public sealed record PoolRow(Pool Pool, string Site, IReadOnlyList<string> Slots, PoolCapacity? Stands, IReadOnlyList<PoolCapacity> Coming);

/// <summary>What a version means for the days it is for, until the next one starts.</summary>
/// <param name="Days">Days with a count.</param>
/// <param name="Over">Days on which more is taken already than it allows, soonest first.</param>
public sealed record PoolPreview(int Days, IReadOnlyList<PoolDay> Over);

public sealed class PoolQueries(PortalDb db, TownClock clock)
{
    public async Task<IReadOnlyList<PoolRow>> Of(long activityId)
    {
        var rows = await (
            from link in db.SlotPools
            join slot in db.Slots on link.SlotId equals slot.Id
            where slot.ActivityId == activityId
            join pool in db.Pools.AsNoTracking() on link.PoolId equals pool.Id
            join site in db.Sites on pool.SiteId equals site.Id
            orderby slot.Order
            select new { Pool = pool, Site = site.Name, Slot = slot.Name }).ToListAsync();
        var ids = rows.Select(r => r.Pool.Id).Distinct().ToList();
        var versions = (await db.PoolCapacities.AsNoTracking().Where(c => ids.Contains(c.PoolId)).OrderBy(c => c.EffectiveFrom).ToListAsync()).ToLookup(c => c.PoolId);
        return [.. rows.GroupBy(r => r.Pool.Id).Select(g => new PoolRow(
                g.First().Pool, g.First().Site, [.. g.Select(r => r.Slot).Distinct()],
                PoolCapacity.InEffect(versions[g.Key], clock.Today), [.. versions[g.Key].Where(v => v.EffectiveFrom > clock.Today)]))
            .OrderBy(r => r.Site, StringComparer.CurrentCulture).ThenBy(r => r.Pool.GroupOn(clock.Today)?.MinAgeMonths).ThenBy(r => r.Pool.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The counts of the coming days, today first.</summary>
    public async Task<IReadOnlyList<PoolDay>> Coming(long poolId, int most)
    {
        var today = clock.Today;
        return await db.PoolDays.AsNoTracking().Where(d => d.PoolId == poolId && d.Day >= today && (d.Taken > 0 || d.Exceptions > 0)).OrderBy(d => d.Day).Take(most).ToListAsync();
    }

    public async Task<PoolPreview> Preview(PoolCapacity version)
    {
        var (from, limit) = (version.EffectiveFrom, version.Capacity + version.Margin);
        var next = await db.PoolCapacities.Where(c => c.PoolId == version.PoolId && c.EffectiveFrom > from).MinAsync(c => (DateOnly?)c.EffectiveFrom);
        var days = db.PoolDays.AsNoTracking().Where(d => d.PoolId == version.PoolId && d.Day >= from && (next == null || d.Day < next));
        return new(await days.CountAsync(), limit is null ? [] : await days.Where(d => d.Taken > limit).OrderBy(d => d.Day).ToListAsync());
    }
}
