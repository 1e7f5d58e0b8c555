using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Places;

/// <summary>Places within a limit, over it by name, and after it was lowered (docs/rules/places.md).</summary>
public sealed class PlacesTests(PlaceTown town) : IClassFixture<PlaceTown>
{
    private static readonly DateOnly First = new(2026, 12, 9);
    private static readonly DateOnly Later = new(2027, 1, 13);

    [Fact]
    public async Task A_child_over_the_limit_is_counted_apart_with_its_reason_and_a_freed_place_makes_it_ordinary()
    {
        var day = First;
        await town.Leave(day, 1);
        Assert.Null(await town.Wish(0, day, book: true));
        Assert.Equal(RefusalCode.Full, await town.Wish(1, day, book: true));
        var before = await town.On(day);

        Assert.Null(await town.Wish(1, day, book: true, over: "La mère est hospitalisée"));

        var after = await town.On(day);
        Assert.Equal((before.Taken, 1), (after.Taken, after.Exceptions));
        Assert.Equal("La mère est hospitalisée", (await Booking(1, day))!.ExceptionReason);
        Assert.Equal(RefusalCode.Full, await town.Wish(2, day, book: true));

        Assert.Null(await town.Wish(0, day, book: false));

        after = await town.On(day);
        Assert.Equal((before.Taken, 0), (after.Taken, after.Exceptions));
        var ordinary = (await Booking(1, day))!;
        Assert.Null(ordinary.ExceptionReason);
        Assert.Contains("N’est plus au-delà des places", await Last(ordinary.Id), StringComparison.Ordinal);
        Assert.Equal(RefusalCode.Full, await town.Wish(2, day, book: true));
        Assert.Empty((await town.Check()).Faults);
    }

    [Fact]
    public async Task Hundreds_of_places_are_taken_and_those_of_a_booking_given_back_by_one_statement()
    {
        const int Many = 700;
        var wrong = await town.Host.InStore(db => db.Tried(async () =>
        {
            await db.PoolDays.ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, (int?)null));
            var days = await db.PoolDays.AsNoTracking().OrderBy(d => d.Id).Take(Many).ToListAsync();
            var ids = days.ConvertAll(d => d.Id);
            var booking = await db.BookingPlaces.Where(p => ids.Contains(p.PoolDayId) && !p.IsOver).OrderBy(p => p.BookingId).Select(p => p.BookingId).FirstAsync();
            var given = await db.BookingPlaces.Where(p => p.BookingId == booking).Select(p => p.PoolDayId).ToListAsync();

            await db.TakePlaces(ids.ToDictionary(id => id, _ => 1), ending: [booking]);

            var now = await db.PoolDays.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Taken);
            return days.Count == Many ? days.Count(d => now[d.Id] != d.Taken + (given.Contains(d.Id) ? 0 : 1)) : Many;
        }));
        Assert.Equal(0, wrong);
    }

    [Fact]
    public async Task Of_two_over_the_limit_the_older_gets_the_freed_place_and_one_that_goes_frees_none()
    {
        var day = First.AddDays(7);
        await town.Leave(day, 1);
        await town.Wish(0, day, book: true);
        await town.Wish(1, day, book: true, over: "un");
        await town.Wish(2, day, book: true, over: "deux");
        await town.Wish(3, day, book: true, over: "trois");

        await town.Wish(3, day, book: false);
        Assert.Equal(2, (await town.On(day)).Exceptions);
        await town.Wish(0, day, book: false);

        Assert.Equal((null, "deux"), ((await Booking(1, day))!.ExceptionReason, (await Booking(2, day))!.ExceptionReason));
        Assert.Empty((await town.Check()).Faults);
    }

    [Fact]
    public async Task A_capacity_lowered_under_what_is_taken_cancels_nobody_shows_the_excess_and_stops_new_ones()
    {
        // The last Wednesdays of the year of the activity: what a version changes stays away from the other tests.
        var day = new DateOnly(2027, 6, 23);
        for (var kid = 0; kid < 4; kid++) Assert.Null(await town.Wish(kid, day, book: true));
        Assert.Null(await town.SetPlaces(new(2027, 6, 20), 2, 1));

        var lowered = await town.On(day);
        Assert.Equal((2, 1, 4, -1), (lowered.Capacity, lowered.Margin, lowered.Taken, lowered.Room));
        Assert.Contains((await town.Check()).Excess, e => e.Contains("mercredi", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(RefusalCode.Full, await town.Wish(5, day, book: true));
        await town.Wish(0, day, book: false);
        Assert.Equal(RefusalCode.Full, await town.Wish(5, day, book: true));
        await town.Wish(1, day, book: false);
        Assert.Null(await town.Wish(5, day, book: true));
        Assert.Null(await town.Wish(6, day, book: true, over: "fratrie"));

        Assert.Equal(RefusalCode.VersionOnThatDay, (await town.SetPlaces(new(2027, 6, 20), 9, 0))?.Code);
        Assert.Equal(RefusalCode.StartInThePast, (await town.SetPlaces(new(2026, 11, 24), 9, 0))?.Code);
        Assert.Null(await town.SetPlaces(new(2027, 6, 21), null, 0));

        Assert.Equal((null, 0), ((await town.On(day)).Room, (await town.On(day)).Exceptions));
        Assert.Empty((await town.Check()).Faults);
    }

    [Property(MaxTest = 12, EndSize = 60)]
    public async Task Whatever_is_done_in_whatever_order_no_booking_passes_capacity_margin_and_named_exceptions(byte[] acts)
    {
        var day = Later;
        await town.Leave(day, 3);
        for (var i = 0; i < acts.Length; i++)
        {
            var (kid, act) = (acts[i] % 7, acts[i] / 7 % 5);
            var before = await town.On(day);
            if (act == 4)
            {
                await town.Leave(day, (acts[i] / 35 % 5) - 2);
                continue;
            }
            var refusal = await town.Wish(kid, day, book: act < 3, over: act == 2 ? "motif" : null);
            Assert.True(refusal is null or RefusalCode.Full, $"{refusal}");
            var after = await town.On(day);
            if (after.Taken > before.Taken) Assert.True(after.Room >= 0, $"act {i}: {after.Taken} of {after.Capacity}");
            if (refusal == RefusalCode.Full) Assert.True(before.Room <= 0);
            if (after.Room > 0) Assert.Equal(0, after.Exceptions);
        }

        Assert.Empty((await town.Check()).Faults);
    }

    [Fact]
    public async Task Many_at_once_with_exceptions_and_a_capacity_that_moves_meanwhile_leave_every_count_right()
    {
        var (day, versions) = (new DateOnly(2027, 5, 26), new DateOnly(2027, 5, 17));
        Assert.Null(await town.SetPlaces(versions, 3, 1));

        await Task.WhenAll(Enumerable.Range(0, PlaceTown.Children).Select(kid => Task.Run(async () =>
        {
            var random = new Random(kid);
            for (var turn = 0; turn < 8; turn++) await town.Wish(kid, day, random.Next(3) > 0, random.Next(4) == 0 ? "urgence" : null);
        })).Append(Task.Run(async () =>
        {
            foreach (var (places, at) in new[] { 2, 5, 1, 4 }.Select((p, i) => (p, i))) await town.SetPlaces(versions.AddDays(1 + at), places, at % 2);
        })));

        var end = await town.On(day);
        Assert.True(end.Room >= 0 || end.Taken <= 6, $"{end.Taken} of {end.Capacity}");
        Assert.Empty((await town.Check()).Faults);
        Assert.Equal(end.Taken + end.Exceptions, await town.Host.InStore(db => db.Bookings.CountAsync(b => b.Day == day && b.SlotId == town.Slot && b.SiteId == town.Pool.SiteId)));
    }

    private Task<Booking?> Booking(int kid, DateOnly day) => town.Host.InStore(db => db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.ChildId == town.Kids[kid].Child && b.Day == day));

    private Task<string> Last(long booking) => town.Host.InStore(db => db.History.Where(h => h.Subject == nameof(Booking) && h.SubjectId == booking).OrderByDescending(h => h.Id).Select(h => h.Summary).FirstAsync());
}
