using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;

namespace Preau.Web.Storage;

/// <summary>
/// Takes and gives back places, each in one statement for the whole set. Places are taken in key order: PostgreSQL locks the
/// rows in that order first, SQLite has one writer. A conditional count never overbooks, under any interleaving.
/// Call inside the transaction of the act.
/// </summary>
public static class PlaceStatements
{
    /// <summary>Takes one place on each pool-day where there is room.</summary>
    /// <returns>The pool-days where a place was taken; what is missing is full.</returns>
    public static async Task<IReadOnlySet<long>> TakePlaces(this PortalDb db, IReadOnlyCollection<long> poolDays)
    {
        if (poolDays.Count == 0) return new HashSet<long>();
        var ids = Ids(poolDays);
        var sql = db.IsSqlite
            ? $"""
               UPDATE "PoolDays" SET "Taken" = "Taken" + 1
               WHERE "Id" IN ({ids}) AND ("Capacity" IS NULL OR "Taken" < "Capacity")
               RETURNING "Id"
               """
            : $"""
               WITH locked AS (SELECT "Id" FROM "PoolDays" WHERE "Id" IN ({ids}) ORDER BY "Id" FOR UPDATE)
               UPDATE "PoolDays" p SET "Taken" = p."Taken" + 1 FROM locked
               WHERE p."Id" = locked."Id" AND (p."Capacity" IS NULL OR p."Taken" < p."Capacity")
               RETURNING p."Id"
               """;
        return (await db.Database.SqlQueryRaw<long>(sql).ToListAsync()).ToHashSet();
    }

    /// <summary>Gives back the places that these bookings took, and forgets that they took them.</summary>
    public static async Task GiveBackPlaces(this PortalDb db, IReadOnlyCollection<long> bookings)
    {
        if (bookings.Count == 0) return;
        var ids = Ids(bookings);
        var given = $"""SELECT "PoolDayId", COUNT(*) AS n FROM "BookingPlaces" WHERE "BookingId" IN ({ids}) GROUP BY "PoolDayId" """;
        var sql = db.IsSqlite
            ? $"""
               UPDATE "PoolDays" SET "Taken" = "Taken" - g.n FROM ({given}) AS g WHERE "Id" = g."PoolDayId"
               """
            : $"""
               WITH locked AS (SELECT "Id" FROM "PoolDays" WHERE "Id" IN (SELECT "PoolDayId" FROM "BookingPlaces" WHERE "BookingId" IN ({ids})) ORDER BY "Id" FOR UPDATE)
               UPDATE "PoolDays" p SET "Taken" = p."Taken" - g.n FROM ({given}) AS g, locked WHERE p."Id" = g."PoolDayId" AND p."Id" = locked."Id"
               """;
        await db.Database.ExecuteSqlRawAsync(sql);
        await db.BookingPlaces.Where(p => bookings.Contains(p.BookingId)).ExecuteDeleteAsync();
    }

    /// <summary>Makes the missing rows of a pool for these days, with the pool's capacity; existing ones are left alone.</summary>
    public static async Task MakePoolDays(this PortalDb db, Pool pool, IEnumerable<DateOnly> days)
    {
        var existing = (await db.PoolDays.Where(d => d.PoolId == pool.Id).Select(d => d.Day).ToListAsync()).ToHashSet();
        db.PoolDays.AddRange(days.Where(d => !existing.Contains(d)).Select(d => new PoolDay { PoolId = pool.Id, Day = d, Capacity = pool.Capacity }));
    }

    // Keys are numbers of our own: they are written into the statement, in order and once each.
    private static string Ids(IEnumerable<long> ids) => string.Join(',', ids.Distinct().Order());
}
