using Preau.Web.Features.Places;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Writes what was judged, in a few statements however many days there are: the places under one lock, the bookings that go and those that
/// come, the history of both. Part of <see cref="ChangeBookings"/>; inside the transaction of the act.
/// </summary>
public sealed class WriteBookings(PortalDb db, CancelBookings cancelling, MakeBookings making, FreedPlaces freed)
{
    /// <returns>The wishes that found no place.</returns>
    public async Task<IReadOnlySet<Wish>> Run(BookingAct act, IReadOnlyList<WishOutcome> gone, IReadOnlyList<WishOutcome> wanted)
    {
        if (gone.Count == 0 && wanted.Count == 0) return PlacedBookings.None.Full;
        var needed = wanted.SelectMany(o => o.Pools, (o, pool) => (pool.Id, o.Wish.Day)).ToList();
        var placed = PlacedBookings.Of(act, wanted, await db.LockPlaces(needed, gone.Ids()));
        if (gone.Count > 0 && placed.IsShort)
        {
            // A place that this act gives back may do, once those who wait for it have been served.
            await Write(act, gone, PlacedBookings.None);
            (gone, placed) = ([], PlacedBookings.Of(act, wanted, await db.LockPlaces(needed, ending: [])));
        }
        await Write(act, gone, placed);
        return placed.Full;
    }

    private async Task Write(BookingAct act, IReadOnlyList<WishOutcome> gone, PlacedBookings placed)
    {
        var free = await db.TakePlaces(placed.Taken, placed.Over, gone.Ids());
        await cancelling.Run(act, gone);
        await making.Run(act, placed);
        await db.InsertMany([
            .. gone.Select(o => o.Entry(act, o.Standing!.Id)),
            .. placed.Booked.Select(b => b.Outcome.Entry(act, b.Booking.Id, b.Booking.ExceptionReason))]);
        await freed.Settle(free, act.Actor, act.Now);
    }
}
