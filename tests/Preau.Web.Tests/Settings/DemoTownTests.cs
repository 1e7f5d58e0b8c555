using Microsoft.EntityFrameworkCore;

namespace Preau.Web.Tests.Settings;

public sealed class DemoTownTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Valbrune_has_its_families_and_bookings_in_the_days_around_now()
    {
        var (families, upcoming) = await demo.Host.InStore(async db => (
            await db.Families.CountAsync(),
            await db.Bookings.CountAsync(b => b.Day > new DateOnly(2026, 11, 24))));

        Assert.True(families >= 40, $"{families} families");
        Assert.True(upcoming > 500, $"{upcoming} bookings to come");
    }

    [Fact]
    public async Task Places_taken_are_the_bookings_that_took_them()
    {
        var (taken, booked) = await demo.Host.InStore(async db => (await db.PoolDays.SumAsync(d => d.Taken), await db.BookingPlaces.CountAsync()));

        Assert.Equal(booked, taken);
    }

    [Fact]
    public async Task Requests_were_sent_over_the_days_before_and_decided_after()
    {
        var requests = await demo.Host.InStore(db => db.Requests.ToListAsync());

        Assert.True(requests.Select(r => DateOnly.FromDateTime(r.SentAt)).Distinct().Count() > 5);
        Assert.All(requests.Where(r => r.DecidedAt is not null), r => Assert.True(r.SentAt < r.DecidedAt));
    }
}
