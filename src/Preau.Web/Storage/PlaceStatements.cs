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
        db.InTransaction();
        var ids = string.Join(',', poolDays.Distinct().Order());
        if (ids.Length == 0) return [];
        return (await db.Locked(ids)).ToDictionary(d => d.Id);
    }

    /// <summary>
    /// The same for what an act takes and gives back, in the one order of all locks: the days of pools, those where bookings that end have
    /// their places, and every other one that a child waiting for these needs.
    /// </summary>
    /// <param name="wanted">A pool that has no place of its own on a day is not among the result.</param>
    /// <param name="ending">Bookings whose rows still stand.</param>
    public static async Task<Dictionary<(long PoolId, DateOnly Day), PoolDay>> LockPlaces(this PortalDb db, IEnumerable<(long PoolId, DateOnly Day)> wanted, IReadOnlyCollection<long> ending)
    {
        db.InTransaction();
        // Numbers and days of our own: they are written into the statement.
        var pairs = string.Join(',', wanted.Distinct().Order().Select(p => string.Create(CultureInfo.InvariantCulture, $"({p.PoolId},{(db.IsSqlite ? "" : "DATE ")}'{p.Day:yyyy-MM-dd}')")));
        var keys = new List<string>();
        // SQLite would read the whole table for a list of pairs.
        if (pairs.Length > 0) keys.Add($"""SELECT day."Id" FROM (VALUES {pairs}) AS asked CROSS JOIN "PoolDays" AS day WHERE day."PoolId" = asked.column1 AND day."Day" = asked.column2""");
        if (ending.Count > 0)
        {
            var ids = string.Join(',', ending.Order());
            var given = $"""SELECT "PoolDayId" FROM "BookingPlaces" WHERE "BookingId" IN ({ids})""";
            keys.AddRange(given, NeededWith(given));
        }
        if (keys.Count == 0) return [];
        return (await db.Locked(string.Join(" UNION ", keys))).ToDictionary(d => (d.PoolId, d.Day));
    }

    /// <param name="ids">Keys of pool-days, or what selects them.</param>
    private static Task<List<PoolDay>> Locked(this PortalDb db, string ids) => db.ReadRaw(
        $"""SELECT "Id", "PoolId", "Day", "Capacity", "Margin", "Taken", "Exceptions" FROM "PoolDays" WHERE "Id" IN ({ids}) ORDER BY "Id" {(db.IsSqlite ? "" : "FOR UPDATE")}""",
        row => new PoolDay
        {
            Id = row.GetInt64(0),
            PoolId = row.GetInt64(1),
            Day = row.GetFieldValue<DateOnly>(2),
            Capacity = row.IsDBNull(3) ? null : row.GetInt32(3),
            Margin = row.GetInt32(4),
            Taken = row.GetInt32(5),
            Exceptions = row.GetInt32(6),
        });

    /// <summary>
    /// The same for pool-days whose places are about to be given back: with every other one that a child waiting for them needs, in the
    /// one order of all locks.
    /// </summary>
    public static async Task<Dictionary<long, PoolDay>> LockFreedPlaces(this PortalDb db, IReadOnlyCollection<long> poolDays)
    {
        db.InTransaction();
        if (poolDays.Count == 0) return [];
        var ids = string.Join(',', poolDays.Distinct().Order());
        return (await db.Locked($"""SELECT "Id" FROM "PoolDays" WHERE "Id" IN ({ids}) UNION {NeededWith(ids)}""")).ToDictionary(d => d.Id);
    }

    private static void InTransaction(this PortalDb db)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Places are counted inside the transaction that takes them.");
    }

    /// <summary>Selects the pool-days that children waiting for some need. In the order that SQLite must take them: it would begin with all who wait.</summary>
    /// <param name="poolDays">Keys, or what selects them.</param>
    private static string NeededWith(string poolDays) => $"""
        SELECT needed."PoolDayId" FROM "WaitingPlaces" AS awaited CROSS JOIN "WaitingEntries" AS entry CROSS JOIN "WaitingPlaces" AS needed
        WHERE awaited."PoolDayId" IN ({poolDays}) AND entry."Id" = awaited."EntryId" AND entry."State" = '{nameof(WaitingState.Waiting)}' AND needed."EntryId" = entry."Id"
        """;

    /// <summary>Raises the counts of locked pool-days, and lowers them by the places of bookings that end.</summary>
    /// <param name="taken">Places by pool-day, within the limit or given back (below 0).</param>
    /// <param name="over">Places over the limit by pool-day, or given back (below 0): these are counted apart.</param>
    /// <param name="ending">Bookings whose rows still stand. What they give back is not taken by the same call.</param>
    /// <returns>The pool-days where an ending booking had a place that somebody wants: an exception stands there, or a child waits.</returns>
    public static Task<IReadOnlyList<long>> TakePlaces(this PortalDb db, IReadOnlyDictionary<long, int> taken, IReadOnlyDictionary<long, int>? over = null, IReadOnlyCollection<long>? ending = null) =>
        db.Count(taken, over, ending ?? [], """ AND (t.n <= 0 OR "Capacity" IS NULL OR "Taken" + t.n <= "Capacity" + "Margin")""");

    /// <summary>Counts of locked pool-days follow what stands there and comes to another pool: even beyond its limit, where no new one is taken.</summary>
    /// <param name="taken">Change by pool-day.</param>
    /// <param name="over">The same for places over the limit.</param>
    public static Task MovePlaces(this PortalDb db, IReadOnlyDictionary<long, int> taken, IReadOnlyDictionary<long, int> over) => db.Count(taken, over, [], within: "");

    private static async Task<IReadOnlyList<long>> Count(this PortalDb db, IReadOnlyDictionary<long, int> taken, IReadOnlyDictionary<long, int>? over, IReadOnlyCollection<long> ending, string within)
    {
        var days = taken.Keys.Union(over?.Keys ?? []).Order().ToList();
        if (days.Count == 0 && ending.Count == 0) return [];
        // Keys and counts are numbers of our own: they are written into the statement.
        var moves = new List<string>();
        // Apart from what it is joined to: SQLite joins no more than 500 rows to another statement.
        var values = days.Count == 0 ? "" : $"v(pool_day, n, e) AS (VALUES {string.Join(',', days.Select(id => $"({id},{taken.GetValueOrDefault(id)},{over?.GetValueOrDefault(id) ?? 0})"))}), ";
        if (days.Count > 0) moves.Add("SELECT pool_day, n, e, 0, 0 FROM v");
        // An exception may have become ordinary just before: what ends is read under the lock, by the statement that counts it.
        if (ending.Count > 0)
            moves.Add($"""SELECT "PoolDayId", 0, 0, CASE WHEN "IsOver" THEN 0 ELSE 1 END, CASE WHEN "IsOver" THEN 1 ELSE 0 END FROM "BookingPlaces" WHERE "BookingId" IN ({string.Join(',', ending)})""");
        var counted = await db.ReadRaw(
            $"""
            WITH {values}m(pool_day, n, e, less, e_less) AS ({string.Join(" UNION ALL ", moves)}),
            t AS (SELECT pool_day, SUM(n) AS n, SUM(e) AS e, SUM(less) AS less, SUM(e_less) AS e_less FROM m GROUP BY pool_day)
            UPDATE "PoolDays" SET "Taken" = "Taken" + t.n - t.less, "Exceptions" = "Exceptions" + t.e - t.e_less FROM t
            WHERE "PoolDays"."Id" = t.pool_day{within}
            RETURNING "Id", {(ending.Count > 0 ? IsWanted : "FALSE")}
            """,
            row => (Id: row.GetInt64(0), IsWanted: row.GetBoolean(1)));
        if (days.Except(counted.Select(c => c.Id)).Any()) throw new InvalidOperationException("A locked pool-day changed under its lock.");
        return [.. counted.Where(c => c.IsWanted).Select(c => c.Id)];
    }

    /// <summary>An exception stands on the pool-day, or a child waits for it.</summary>
    private const string IsWanted = $"""
        "Exceptions" > 0 OR EXISTS (
            SELECT 1 FROM "WaitingPlaces" AS w CROSS JOIN "WaitingEntries" AS q WHERE w."PoolDayId" = "PoolDays"."Id" AND q."Id" = w."EntryId" AND q."State" = '{nameof(WaitingState.Waiting)}')
        """;

    /// <summary>
    /// Gives back the places that these bookings took, and forgets that they took them. What becomes of the places is said by
    /// <c>Features/Places/FreedPlaces</c>, which every caller asks next.
    /// </summary>
    /// <returns>The pool-days that have places back which somebody wants.</returns>
    public static async Task<IReadOnlyList<long>> GiveBackPlaces(this PortalDb db, IReadOnlyCollection<long> bookings)
    {
        if (bookings.Count == 0) return [];
        await db.LockPlaces([], bookings);
        var wanted = await db.TakePlaces(new Dictionary<long, int>(), ending: bookings);
        await db.BookingPlaces.Where(p => bookings.Contains(p.BookingId)).ExecuteDeleteAsync();
        return wanted;
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
}
