using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;

namespace Preau.Web.Storage;

/// <summary>
/// Takes and gives back places. Inside the transaction of the act, the pool-days are first locked in key order (PostgreSQL:
/// <c>for update</c>; SQLite: its one writer, which the transaction already is), then counted, then raised by one statement
/// that refuses to pass the capacity. A naive count-then-insert overbooks; unordered updates deadlock.
/// </summary>
public static class PlaceStatements
{
    /// <summary>Locks pool-days until the end of the transaction and says how many places each has left; null: unlimited.</summary>
    public static async Task<Dictionary<long, int?>> LockPlaces(this PortalDb db, IEnumerable<long> poolDays)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Places are counted inside the transaction that takes them.");
        var ids = string.Join(',', poolDays.Distinct().Order());
        if (ids.Length == 0) return [];
        var sql = $"""SELECT "Id", "PoolId", "Day", "Capacity", "Taken" FROM "PoolDays" WHERE "Id" IN ({ids}) ORDER BY "Id" """;
        var rows = await db.PoolDays.FromSqlRaw(db.IsSqlite ? sql : sql + "FOR UPDATE").AsNoTracking().ToListAsync();
        return rows.ToDictionary(d => d.Id, d => d.Capacity - d.Taken);
    }

    /// <summary>Raises the counts of locked pool-days, each by the number of places taken.</summary>
    public static async Task TakePlaces(this PortalDb db, IReadOnlyDictionary<long, int> taken)
    {
        if (taken.Count == 0) return;
        // Keys and counts are numbers of our own: they are written into the statement.
        var values = string.Join(',', taken.OrderBy(t => t.Key).Select(t => $"({t.Key},{t.Value})"));
        var sql = $"""
            WITH t(pool_day, n) AS (VALUES {values})
            UPDATE "PoolDays" SET "Taken" = "Taken" + t.n FROM t
            WHERE "PoolDays"."Id" = t.pool_day AND (t.n < 0 OR "Capacity" IS NULL OR "Taken" + t.n <= "Capacity")
            """;
        var raised = await db.Database.ExecuteSqlRawAsync(sql);
        if (raised != taken.Count) throw new InvalidOperationException("A locked pool-day changed under its lock.");
    }

    /// <summary>Gives back the places that these bookings took, and forgets that they took them.</summary>
    public static async Task GiveBackPlaces(this PortalDb db, IReadOnlyCollection<long> bookings)
    {
        if (bookings.Count == 0) return;
        var taken = await db.BookingPlaces.Where(p => bookings.Contains(p.BookingId)).Select(p => p.PoolDayId).ToListAsync();
        if (taken.Count == 0) return;
        await db.LockPlaces(taken);
        await db.TakePlaces(taken.GroupBy(id => id).ToDictionary(g => g.Key, g => -g.Count()));
        await db.BookingPlaces.Where(p => bookings.Contains(p.BookingId)).ExecuteDeleteAsync();
    }

    /// <summary>Makes the missing rows of a pool for these days, with the pool's capacity; existing ones are left alone.</summary>
    public static async Task MakePoolDays(this PortalDb db, Pool pool, IEnumerable<DateOnly> days)
    {
        var existing = (await db.PoolDays.Where(d => d.PoolId == pool.Id).Select(d => d.Day).ToListAsync()).ToHashSet();
        db.PoolDays.AddRange(days.Where(d => !existing.Contains(d)).Select(d => new PoolDay { PoolId = pool.Id, Day = d, Capacity = pool.Capacity }));
    }
}
