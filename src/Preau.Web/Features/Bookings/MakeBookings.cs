using Preau.Domain.Bookings;
using Preau.Domain.Places;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>Writes bookings that were judged, with the places that are theirs. Inside the transaction of the act.</summary>
public sealed class MakeBookings(PortalDb db)
{
    /// <summary>Their places are taken; their history is the caller's.</summary>
    public async Task Run(BookingAct act, PlacedBookings placed)
    {
        await db.InsertMany(placed.Booked.Select(b => b.Booking).ToList());
        if (placed.Booked.Any(b => b.Outcome.TakesBackLate)) await db.TakeBackLate(act.FamilyId, placed.Booked.Select(b => b.Booking).ToList());
        await db.InsertMany(placed.Booked.SelectMany(b => b.Places, (b, p) => new BookingPlace { BookingId = b.Booking.Id, PoolDayId = p.Day, IsOver = p.IsOver }).ToList());
    }

    /// <summary>The place that a waiting list's offer holds becomes that of a booking: the counts stay as they are.</summary>
    /// <param name="poolDays">Where the offer holds a place.</param>
    public async Task FromOffer(BookingAct act, WishOutcome outcome, IReadOnlyCollection<long> poolDays)
    {
        var booking = outcome.ToBooking(act);
        await Run(act, new([(booking, outcome, [.. poolDays.Select(day => (day, false))])], PlacedBookings.None.Full, PlacedBookings.None.Taken, PlacedBookings.None.Over));
        await db.InsertMany([outcome.Entry(act, booking.Id)]);
    }
}
