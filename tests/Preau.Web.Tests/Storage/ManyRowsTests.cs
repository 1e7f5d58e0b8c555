using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Testing;
using Preau.Web.Storage;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Storage;

/// <summary>Rows that are written by one statement (docs/decisions/2026-11-25-many-rows-by-one-statement.md).</summary>
public sealed class ManyRowsTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly DateTime Instant = new(2026, 11, 24, 7, 0, 0, 120, DateTimeKind.Utc);

    /// <summary>Each column, with its storage class where the database has one: a date, an instant, a flag, a quote in a text, an empty one.</summary>
    [Fact]
    public async Task They_are_stored_as_the_context_stores_them_one_by_one()
    {
        var rows = await demo.Host.InStore(db => db.InOneTransaction(async () =>
        {
            var like = await db.Bookings.AsNoTracking().OrderBy(b => b.Id).FirstAsync();
            db.Bookings.Add(Like(like, new(2031, 3, 3)));
            await db.SaveChangesAsync();
            await db.InsertMany([Like(like, new(2031, 3, 4)), Like(like, new(2031, 3, 5))]);
            return await Stored(db);
        }));

        Assert.Equal(3, rows.Count);
        Assert.Single(rows.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Their_keys_follow_the_order_in_which_they_are_listed()
    {
        var days = Enumerable.Range(0, 300).Select(n => new DateOnly(2032, 1, 1).AddDays(n)).ToList();
        var booked = await demo.Host.InStore(db => db.InOneTransaction(async () =>
        {
            var like = await db.Bookings.AsNoTracking().OrderBy(b => b.Id).FirstAsync();
            var made = days.ConvertAll(day => Like(like, day));
            await db.InsertMany(made);
            return made.ConvertAll(b => b.Id);
        }));

        Assert.Equal(days, await demo.Host.InStore(db => db.BookingsAndHolds.Where(b => booked.Contains(b.Id)).OrderBy(b => b.Id).Select(b => b.Day).ToListAsync()));
    }

    private static Booking Like(Booking like, DateOnly day) => new()
    {
        ChildId = like.ChildId,
        SlotId = like.SlotId,
        Day = day,
        FamilyId = like.FamilyId,
        EnrolmentId = like.EnrolmentId,
        SiteId = like.SiteId,
        SurchargeCents = 150,
        BookedAt = Instant,
        HeldUntil = Instant.AddSeconds(1).AddMilliseconds(-120),
        ExceptionReason = "L’\"aîné\" {0}, d'accord\u00A0: \\ fin",
        AbsenceCharged = true,
    };

    private static Task<List<string>> Stored(PortalDb db)
    {
        var columns = db.Model.FindEntityType(typeof(Booking))!.GetProperties().Select(p => p.GetColumnName()).Where(c => c is not ("Id" or "Day"));
        var texts = columns.Select(c => db.IsSqlite ? $"coalesce(typeof(\"{c}\") || ' ' || \"{c}\", '-')" : $"coalesce(\"{c}\"::text, '-')");
        var sql = $"SELECT {string.Join(" || '|' || ", texts)} AS \"Value\" FROM \"Bookings\" WHERE \"Day\" BETWEEN '2031-03-01' AND '2031-03-31'";
        return db.Database.SqlQueryRaw<string>(sql).ToListAsync();
    }
}
