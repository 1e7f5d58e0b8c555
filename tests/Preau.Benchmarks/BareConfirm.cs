using System.Data.Common;
using System.Globalization;
using System.Text;
using Preau.Web.Features.Bookings;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Benchmarks;

/// <summary>Books and cancels by hand: the same rows as the product writes, set by set.</summary>
internal sealed class BareConfirm(StoreAddress store, DbConnection connection, DbTransaction transaction, ILookup<(long, long), BareService> services, BareReads read)
{
    private readonly object now = store.IsSqlite ? DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) : DateTime.UtcNow;

    public async Task<bool> Run(CurrentGuardian who, IReadOnlyList<Wish> wishes, Guid key)
    {
        var gone = read.Bookings.Where(b => wishes.Any(w => !w.Book && (w.ChildId, w.SlotId, w.Day) == (b.ChildId, b.SlotId, b.Day))).ToList();
        var made = wishes.Where(w => w.Book).Select(w => (Wish: w, Enrolment: read.Enrolments.First(e => e.ChildId == w.ChildId && services[(e.ActivityId, e.SiteId)].Any(s => s.SlotId == w.SlotId)))).ToList();
        var wanted = made.Select(m => (services[(m.Enrolment.ActivityId, m.Enrolment.SiteId)].First(s => s.SlotId == m.Wish.SlotId).PoolId, m.Wish.Day)).ToList();
        var lost = gone.ConvertAll(b => (services.SelectMany(s => s).First(s => s.SlotId == b.SlotId && s.SiteId == b.SiteId).PoolId, b.Day));
        var days = await Lock([.. wanted, .. lost]);
        var moves = wanted.Select(w => (Key: w, N: 1)).Concat(lost.Select(l => (Key: l, N: -1))).GroupBy(m => days[m.Key]).Select(g => (Id: g.Key, N: g.Sum(m => m.N))).Where(m => m.N != 0).OrderBy(m => m.Id).ToList();
        if (moves.Count > 0)
        {
            var raised = await connection.Execute(transaction, $"""
                WITH t(pool_day, n) AS (VALUES {string.Join(',', moves.Select(m => $"({m.Id},{m.N})"))})
                UPDATE "PoolDays" SET "Taken" = "Taken" + t.n FROM t WHERE "PoolDays"."Id" = t.pool_day AND (t.n <= 0 OR "Capacity" IS NULL OR "Taken" + t.n <= "Capacity" + "Margin")
                """);
            if (raised != moves.Count) return false;
        }
        if (gone.Count > 0)
        {
            var ids = Ado.List(gone.Select(b => b.Id));
            await connection.Execute(transaction, $"DELETE FROM \"BookingPlaces\" WHERE \"BookingId\" IN ({ids})");
            await connection.Execute(transaction, $"DELETE FROM \"Bookings\" WHERE \"Id\" IN ({ids})");
        }
        List<long> booked = made.Count == 0 ? [] : await Insert(who.FamilyId, made);
        if (booked.Count > 0) await connection.Execute(transaction, $"INSERT INTO \"BookingPlaces\" (\"BookingId\", \"PoolDayId\", \"IsOver\") VALUES {string.Join(',', booked.Select((id, i) => $"({id},{days[wanted[i]]},FALSE)"))}");
        await History(who, [.. booked.Select((id, i) => (id, made[i].Wish.ChildId, "booked", made[i].Wish.Day)), .. gone.Select(b => (b.Id, b.ChildId, "cancelled", b.Day))]);
        await connection.Execute(transaction, """INSERT INTO "FormKeys" ("Key", "At", "Result") VALUES (@p0, @p1, '/reservations')""", store.IsSqlite ? key.ToString().ToUpperInvariant() : key, now);
        return true;
    }

    private async Task<Dictionary<(long, DateOnly), long>> Lock(List<(long Pool, DateOnly Day)> wanted)
    {
        var sql = $"SELECT \"Id\", \"PoolId\", \"Day\", \"Capacity\", \"Taken\" FROM \"PoolDays\" WHERE \"PoolId\" IN ({Ado.List(wanted.Select(w => w.Pool).Distinct())}) AND \"Day\" IN ({string.Join(',', wanted.Select(w => $"'{w.Day:yyyy-MM-dd}'").Distinct())}) ORDER BY \"Id\"";
        return (await connection.Read(transaction, r => (Id: r.GetInt64(0), Pool: r.GetInt64(1), Day: r.GetFieldValue<DateOnly>(2)), store.IsSqlite ? sql : sql + " FOR UPDATE")).ToDictionary(d => (d.Pool, d.Day), d => d.Id);
    }

    private async Task<List<long>> Insert(long family, List<(Wish Wish, BareEnrolment Enrolment)> made)
    {
        var sql = new StringBuilder("""INSERT INTO "Bookings" ("ChildId", "SlotId", "Day", "FamilyId", "EnrolmentId", "SiteId", "BookedAt", "AbsenceCharged") VALUES """);
        foreach (var (i, (wish, enrolment)) in made.Index()) sql.Append(i == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"({wish.ChildId},{wish.SlotId},'{wish.Day:yyyy-MM-dd}',{family},{enrolment.Id},{enrolment.SiteId},@p0,FALSE)");
        var ids = await connection.Read(transaction, r => r.GetInt64(0), sql.Append(" RETURNING \"Id\"").ToString(), now);
        ids.Sort();
        return ids;
    }

    private Task<int> History(CurrentGuardian who, List<(long Id, long Child, string Action, DateOnly Day)> lines) => connection.Execute(transaction,
        $"""INSERT INTO "History" ("At", "ActorKind", "AccountId", "ActorName", "Action", "Subject", "SubjectId", "FamilyId", "ChildId", "Summary", "After") VALUES """
        + string.Join(", ", lines.Select(l => $"(@p0,'Guardian',{who.AccountId},@p1,'{l.Action}','Booking',{l.Id},{who.FamilyId},{l.Child},'Réservé : {l.Day:yyyy-MM-dd}','{{\"childId\":{l.Child}}}')")), now, who.Name);
}
