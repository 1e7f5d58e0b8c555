using Preau.Domain.Bookings;
using Preau.Domain.Places;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Writes bookings that were judged, with their places and their history: a few statements, however many there are. Inside the
/// transaction of the act.
/// </summary>
public sealed class MakeBookings(PortalDb db)
{
    /// <param name="runId">The application of a week pattern that books; null: by hand.</param>
    /// <param name="over">Why the staff take the child where no place is left; null: they do not.</param>
    /// <param name="reason">Why an agent books after the limit.</param>
    /// <returns>The wishes that found no place.</returns>
    public async Task<HashSet<Wish>> Run(long familyId, Actor actor, IReadOnlyList<WishOutcome> outcomes, DateTime now, long? runId, string? over, string? reason = null)
    {
        if (outcomes.Count == 0) return [];
        var left = await db.LockPlaces(outcomes.SelectMany(o => o.Pools, (o, pool) => (pool.Id, o.Wish.Day)));
        var (taken, exceptions) = (new Dictionary<long, int>(), new Dictionary<long, int>());
        var full = new HashSet<Wish>();
        var booked = new List<(Booking Booking, WishOutcome Outcome, List<(long Day, bool IsOver)> Places)>();
        foreach (var outcome in outcomes)
        {
            var places = outcome.Pools.Select(p => left.GetValueOrDefault((p.Id, outcome.Wish.Day))).OfType<PoolDay>()
                .Select(d => (Day: d.Id, IsOver: d.Room is { } room && room <= taken.GetValueOrDefault(d.Id))).ToList();
            var isOver = places.Exists(p => p.IsOver);
            if (isOver && over is null)
            {
                full.Add(outcome.Wish);
                continue;
            }
            foreach (var place in places)
            {
                var counts = place.IsOver ? exceptions : taken;
                counts[place.Day] = counts.GetValueOrDefault(place.Day) + 1;
            }
            booked.Add((outcome.ToBooking(familyId, now, runId, isOver ? over : null), outcome, places));
        }
        await db.TakePlaces(taken, exceptions);
        await db.InsertMany(booked.ConvertAll(b => b.Booking));
        await db.TakeBackLate(familyId, booked.ConvertAll(b => b.Booking));
        await db.InsertMany(booked.SelectMany(b => b.Places, (b, p) => new BookingPlace { BookingId = b.Booking.Id, PoolDayId = p.Day, IsOver = p.IsOver }).ToList());
        await db.InsertMany(booked.ConvertAll(b => b.Outcome.Entry(actor, now, familyId, b.Booking.Id, b.Booking.ExceptionReason, reason)));
        return full;
    }

    /// <summary>The place that a waiting list's offer holds becomes that of a booking: the counts stay as they are.</summary>
    /// <param name="poolDays">Where the offer holds a place.</param>
    public async Task FromOffer(long familyId, Actor actor, WishOutcome outcome, IReadOnlyCollection<long> poolDays, DateTime now)
    {
        var booking = outcome.ToBooking(familyId, now);
        await db.InsertMany([booking]);
        await db.TakeBackLate(familyId, [booking]);
        await db.InsertMany(poolDays.Select(day => new BookingPlace { BookingId = booking.Id, PoolDayId = day }).ToList());
        await db.InsertMany([outcome.Entry(actor, now, familyId, booking.Id)]);
    }
}
