using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;

namespace Preau.Web.Storage;

/// <summary>The rows of pool-days follow the dated capacities: made with the opening days, rewritten when a version is added.</summary>
public static class PoolDayRows
{
    /// <summary>Makes the missing rows of a pool for these days, each with the capacity of its day; existing ones are left alone.</summary>
    public static async Task MakePoolDays(this PortalDb db, Pool pool, IEnumerable<DateOnly> days)
    {
        var versions = await db.PoolCapacities.AsNoTracking().Where(c => c.PoolId == pool.Id).ToListAsync();
        var existing = (await db.PoolDays.Where(d => d.PoolId == pool.Id).Select(d => d.Day).ToListAsync()).ToHashSet();
        await db.InsertMany(days.Where(d => !existing.Contains(d)).Select(d => Row(pool.Id, d, PoolCapacity.InEffect(versions, d))).ToList());
    }

    /// <summary>
    /// Writes a pool's capacities again from a day on, under the lock of its pool-days. Nobody is cancelled: where less is left than was
    /// taken, the excess stands and new bookings stop. Inside the transaction that adds the version.
    /// </summary>
    /// <returns>The pool-days that may have places now.</returns>
    public static async Task<IReadOnlyList<long>> RewriteCapacities(this PortalDb db, long poolId, DateOnly from)
    {
        var ids = await db.PoolDays.Where(d => d.PoolId == poolId && d.Day >= from).Select(d => d.Id).ToListAsync();
        var days = await db.LockFreedPlaces(ids);
        var versions = await db.PoolCapacities.AsNoTracking().Where(c => c.PoolId == poolId).ToListAsync();
        foreach (var group in days.Values.Where(d => d.PoolId == poolId && d.Day >= from).GroupBy(d => PoolCapacity.InEffect(versions, d.Day)))
        {
            var (own, capacity, margin) = (group.Select(d => d.Id).ToList(), group.Key?.Capacity, group.Key?.Margin ?? 0);
            await db.PoolDays.Where(d => own.Contains(d.Id)).ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, capacity).SetProperty(x => x.Margin, margin));
        }
        return ids;
    }

    private static PoolDay Row(long poolId, DateOnly day, PoolCapacity? version) => new() { PoolId = poolId, Day = day, Capacity = version?.Capacity, Margin = version?.Margin ?? 0 };
}
