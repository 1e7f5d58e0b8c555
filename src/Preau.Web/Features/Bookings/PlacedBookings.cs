using Preau.Domain.Bookings;
using Preau.Domain.Places;

namespace Preau.Web.Features.Bookings;

/// <summary>Wishes that were judged, with the places that locked pool-days have for them, in the order of the wishes.</summary>
/// <param name="Booked">Each with its pool-days, and whether it stands over their limit.</param>
/// <param name="Full">The wishes that found no place.</param>
/// <param name="Taken">Places by pool-day.</param>
/// <param name="Over">Places over the limit by pool-day.</param>
public sealed record PlacedBookings(
    IReadOnlyList<(Booking Booking, WishOutcome Outcome, IReadOnlyList<(long Day, bool IsOver)> Places)> Booked,
    IReadOnlySet<Wish> Full, IReadOnlyDictionary<long, int> Taken, IReadOnlyDictionary<long, int> Over)
{
    public static readonly PlacedBookings None = new([], new HashSet<Wish>(), new Dictionary<long, int>(), new Dictionary<long, int>());

    /// <summary>One more place would have served somebody.</summary>
    public bool IsShort => Full.Count > 0 || Over.Count > 0;

    public static PlacedBookings Of(BookingAct act, IReadOnlyList<WishOutcome> wanted, IReadOnlyDictionary<(long PoolId, DateOnly Day), PoolDay> locked)
    {
        var (taken, over) = (new Dictionary<long, int>(), new Dictionary<long, int>());
        var full = new HashSet<Wish>();
        var booked = new List<(Booking, WishOutcome, IReadOnlyList<(long, bool)>)>();
        foreach (var outcome in wanted)
        {
            var places = outcome.Pools.Select(p => locked.GetValueOrDefault((p.Id, outcome.Wish.Day))).OfType<PoolDay>()
                .Select(d => (Day: d.Id, IsOver: d.Room is { } room && room <= taken.GetValueOrDefault(d.Id))).ToList();
            var isOver = places.Exists(p => p.IsOver);
            if (isOver && act.Over is null)
            {
                full.Add(outcome.Wish);
                continue;
            }
            foreach (var place in places)
            {
                var counts = place.IsOver ? over : taken;
                counts[place.Day] = counts.GetValueOrDefault(place.Day) + 1;
            }
            booked.Add((outcome.ToBooking(act, isOver ? act.Over : null), outcome, places));
        }
        return new(booked, full, taken, over);
    }
}
