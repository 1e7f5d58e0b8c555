using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;

namespace Preau.Web.Storage;

/// <summary>
/// Takes and gives back places. Inside the transaction of the act, the pool-days are first locked in key order (PostgreSQL:
/// <c>for update</c>; SQLite: its one writer, which the transaction already is), then counted, then raised by one statement
/// that refuses to pass the limit. A naive count-then-insert overbooks; unordered updates deadlock.
/// </summary>
public static class PlaceStatements
{
    /// <summary>Locks pool-days until the end of the transaction and reads them.</summary>
    public static async Task<Dictionary<long, PoolDay>> LockPlaces(this PortalDb db, IEnumerable<long> poolDays)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Places are counted inside the transaction that takes them.");
        var ids = string.Join(',', poolDays.Distinct().Order());
        if (ids.Length == 0) return [];
        var sql = $"""SELECT * FROM "PoolDays" WHERE "Id" IN ({ids}) ORDER BY "Id" """;
        return await db.PoolDays.FromSqlRaw(db.IsSqlite ? sql : sql + "FOR UPDATE").AsNoTracking().ToDictionaryAsync(d => d.Id);
    }

    /// <summary>The same for the days of pools; a pool that has no place of its own on a day is not among them.</summary>
    public static async Task<Dictionary<(long PoolId, DateOnly Day), PoolDay>> LockPlaces(this PortalDb db, IEnumerable<(long PoolId, DateOnly Day)> places)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Places are counted inside the transaction that takes them.");
        // Numbers and days of our own: they are written into the statement.
        var pairs = string.Join(',', places.Distinct().Order().Select(p => string.Create(CultureInfo.InvariantCulture, $"({p.PoolId},{(db.IsSqlite ? "" : "DATE ")}'{p.Day:yyyy-MM-dd}')")));
        if (pairs.Length == 0) return [];
        var sql = $"""SELECT * FROM "PoolDays" WHERE ("PoolId", "Day") IN (VALUES {pairs}) ORDER BY "Id" """;
        return await db.PoolDays.FromSqlRaw(db.IsSqlite ? sql : sql + "FOR UPDATE").AsNoTracking().ToDictionaryAsync(d => (d.PoolId, d.Day));
    }

    /// <summary>
    /// The same for pool-days whose places are about to be given back: with every other one that a child waiting for them needs, in the
    /// one order of all locks.
    /// </summary>
    public static async Task<Dictionary<long, PoolDay>> LockFreedPlaces(this PortalDb db, IReadOnlyCollection<long> poolDays) =>
        await db.LockPlaces(poolDays.Concat(await db.NeededWith(poolDays)));

    /// <summary>The pool-days that children waiting for these need.</summary>
    public static Task<List<long>> NeededWith(this PortalDb db, IReadOnlyCollection<long> poolDays) => (
        from place in db.WaitingPlaces
        where poolDays.Contains(place.PoolDayId)
        join entry in db.WaitingEntries on place.EntryId equals entry.Id
        where entry.State == WaitingState.Waiting
        join other in db.WaitingPlaces on entry.Id equals other.EntryId
        select other.PoolDayId).Distinct().ToListAsync();

    /// <summary>Raises the counts of locked pool-days.</summary>
    /// <param name="taken">Places by pool-day, within the limit or given back (below 0).</param>
    /// <param name="over">Places over the limit by pool-day, or given back (below 0): these are counted apart.</param>
    public static Task TakePlaces(this PortalDb db, IReadOnlyDictionary<long, int> taken, IReadOnlyDictionary<long, int>? over = null) =>
        db.Count(taken, over, """ AND (t.n <= 0 OR "Capacity" IS NULL OR "Taken" + t.n <= "Capacity" + "Margin")""");

    /// <summary>Counts of locked pool-days follow what stands there and comes to another pool: even beyond its limit, where no new one is taken.</summary>
    /// <param name="taken">Change by pool-day.</param>
    /// <param name="over">The same for places over the limit.</param>
    public static Task MovePlaces(this PortalDb db, IReadOnlyDictionary<long, int> taken, IReadOnlyDictionary<long, int> over) => db.Count(taken, over, within: "");

    private static async Task Count(this PortalDb db, IReadOnlyDictionary<long, int> taken, IReadOnlyDictionary<long, int>? over, string within)
    {
        var days = taken.Keys.Union(over?.Keys ?? []).Order().ToList();
        if (days.Count == 0) return;
        // Keys and counts are numbers of our own: they are written into the statement.
        var values = string.Join(',', days.Select(id => $"({id},{taken.GetValueOrDefault(id)},{over?.GetValueOrDefault(id) ?? 0})"));
        var sql = $"""
            WITH t(pool_day, n, e) AS (VALUES {values})
            UPDATE "PoolDays" SET "Taken" = "Taken" + t.n, "Exceptions" = "Exceptions" + t.e FROM t
            WHERE "PoolDays"."Id" = t.pool_day{within}
            """;
        var raised = await db.Database.ExecuteSqlRawAsync(sql);
        if (raised != days.Count) throw new InvalidOperationException("A locked pool-day changed under its lock.");
    }

    /// <summary>
    /// Gives back the places that these bookings took, and forgets that they took them. What becomes of the places is said by
    /// <c>Features/Places/FreedPlaces</c>, which every caller asks next.
    /// </summary>
    /// <returns>The pool-days that have places back.</returns>
    public static async Task<IReadOnlyList<long>> GiveBackPlaces(this PortalDb db, IReadOnlyCollection<long> bookings)
    {
        if (bookings.Count == 0) return [];
        var days = await db.BookingPlaces.Where(p => bookings.Contains(p.BookingId)).Select(p => p.PoolDayId).Distinct().ToListAsync();
        if (days.Count == 0) return [];
        await db.LockFreedPlaces(days);
        // Read under the lock: an exception may have become ordinary just before.
        var held = await db.BookingPlaces.AsNoTracking().Where(p => bookings.Contains(p.BookingId)).ToListAsync();
        await db.TakePlaces(Given(held, isOver: false), Given(held, isOver: true));
        await db.BookingPlaces.Where(p => bookings.Contains(p.BookingId)).ExecuteDeleteAsync();
        return days;
    }

    /// <summary>Makes exceptions ordinary, the oldest first, as far as locked pool-days have room.</summary>
    /// <returns>The bookings that are over the limit nowhere any more.</returns>
    public static async Task<IReadOnlyList<long>> AbsorbExceptions(this PortalDb db, IReadOnlyCollection<long> poolDays)
    {
        var waiting = await db.PoolDays.AsNoTracking().Where(d => poolDays.Contains(d.Id) && d.Exceptions > 0).ToListAsync();
        var room = waiting.Where(d => d.Room is null or > 0).ToDictionary(d => d.Id, d => Math.Min(d.Room ?? int.MaxValue, d.Exceptions));
        if (room.Count == 0) return [];
        var over = await db.BookingPlaces.AsNoTracking().Where(p => p.IsOver && room.Keys.Contains(p.PoolDayId)).OrderBy(p => p.BookingId).ToListAsync();
        var absorbed = over.GroupBy(p => p.PoolDayId).SelectMany(g => g.Take(room[g.Key])).ToList();
        foreach (var group in absorbed.GroupBy(p => p.PoolDayId))
        {
            var ids = group.Select(p => p.BookingId).ToList();
            await db.BookingPlaces.Where(p => p.PoolDayId == group.Key && ids.Contains(p.BookingId)).ExecuteUpdateAsync(p => p.SetProperty(x => x.IsOver, false));
        }

        var counts = absorbed.GroupBy(p => p.PoolDayId).ToDictionary(g => g.Key, g => g.Count());
        await db.TakePlaces(counts, counts.ToDictionary(c => c.Key, c => -c.Value));
        var moved = absorbed.Select(p => p.BookingId).Distinct().ToList();
        var still = await db.BookingPlaces.Where(p => p.IsOver && moved.Contains(p.BookingId)).Select(p => p.BookingId).Distinct().ToListAsync();
        var ordinary = moved.Except(still).Order().ToList();
        await db.Bookings.Where(b => ordinary.Contains(b.Id)).ExecuteUpdateAsync(b => b.SetProperty(x => x.ExceptionReason, (string?)null));
        return ordinary;
    }

    private static Dictionary<long, int> Given(List<BookingPlace> held, bool isOver) =>
        held.Where(p => p.IsOver == isOver).GroupBy(p => p.PoolDayId).ToDictionary(g => g.Key, g => -g.Count());
}
