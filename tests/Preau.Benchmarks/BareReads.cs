using System.Data.Common;
using Preau.Web.Storage;

namespace Preau.Benchmarks;

public sealed record BareChild(long Id, string FirstName, string BirthDate);

public sealed record BareEnrolment(long Id, long ChildId, long ActivityId, long SiteId, string State);

public sealed record BareBooking(long Id, long ChildId, long SlotId, DateOnly Day, long FamilyId, long EnrolmentId, long SiteId, long? CancelRuleId, long? ChangeRuleId, bool IsTold);

public sealed record BareService(long ActivityId, long SlotId, long SiteId, long PoolId);

/// <summary>What a calendar of a family reads, by hand: the same rows as the product's board. The town's settings are known to both.</summary>
public sealed record BareReads(IReadOnlyList<BareChild> Children, IReadOnlyList<BareEnrolment> Enrolments, IReadOnlyList<BareBooking> Bookings, IReadOnlySet<(long, DateOnly)> Full, int Requests)
{
    public static async Task<BareReads> Load(DbConnection connection, DbTransaction? transaction, StoreAddress store, ILookup<(long, long), BareService> services, long family, DateOnly from, DateOnly to)
    {
        var (first, last) = (Ado.Day(store, from), Ado.Day(store, to));
        var children = await connection.Read(transaction, r => new BareChild(r.GetInt64(0), r.GetString(1), r.GetValue(2).ToString()!), """
            SELECT c."Id", c."FirstName", c."BirthDate", c."LastName", c."Class", f."State", f."IsResident", i."QuotientCents", i."ValidFrom" FROM "FamilyChildren" m
            JOIN "Children" c ON c."Id" = m."ChildId" JOIN "Families" f ON f."Id" = m."FamilyId" LEFT JOIN "IncomeRecords" i ON i."FamilyId" = f."Id" WHERE m."FamilyId" = @p0
            """, family);
        var ids = Ado.List(children.Select(c => c.Id));
        var enrolments = await connection.Read(transaction, r => new BareEnrolment(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetString(4)), $"""
            SELECT "Id", "ChildId", "ActivityId", "SiteId", "State", "From", "To", "SentAt" FROM "Enrolments"
            WHERE "ChildId" IN ({ids}) AND "From" <= @p1 AND "To" >= @p0 AND "State" NOT IN ('Refused', 'Withdrawn', 'OfferLapsed')
            """, first, last);
        var bookings = await connection.Read(transaction, r => new BareBooking(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetFieldValue<DateOnly>(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6),
            r.IsDBNull(7) ? null : r.GetInt64(7), r.IsDBNull(8) ? null : r.GetInt64(8), !r.IsDBNull(9)), $"""
            SELECT "Id", "ChildId", "SlotId", "Day", "FamilyId", "EnrolmentId", "SiteId", "CancelRuleId", "ChangeRuleId", "AbsenceToldAt", "SurchargeCents", "BookedAt", "PatternRunId"
            FROM "Bookings" WHERE "ChildId" IN ({ids}) AND "Day" >= @p0 AND "Day" <= @p1
            """, first, last);
        var pools = Ado.List(enrolments.SelectMany(e => services[(e.ActivityId, e.SiteId)]).Select(s => s.PoolId).Distinct());
        var full = await connection.Read(transaction, r => (r.GetInt64(0), r.GetFieldValue<DateOnly>(1)), $"""
            SELECT "PoolId", "Day" FROM "PoolDays" WHERE "PoolId" IN ({pools}) AND "Day" >= @p0 AND "Day" <= @p1 AND "Capacity" IS NOT NULL AND "Taken" >= "Capacity" + "Margin"
            """, first, last);
        var requests = await connection.Read(transaction, r => r.GetString(0), """SELECT "After" FROM "Requests" WHERE "FamilyId" = @p0 AND "Kind" = 'Booking' AND "State" IN ('Sent', 'Incomplete')""", family);
        return new(children, enrolments, bookings, full.ToHashSet(), requests.Count);
    }
}
