using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Calendars;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families;

/// <summary>A booking that changes hands.</summary>
public sealed record HandOver(long BookingId, long ChildId, long From, long To, string Slot, DateOnly Day);

/// <summary>What a custody calendar would do to the child's bookings.</summary>
/// <param name="Kept">Bookings that stay where they are although the day is the other family's: past, invoiced, absence told.</param>
public sealed record CustodyImpact(IReadOnlyList<HandOver> HandOvers, int Kept)
{
    /// <summary>Short print of it: a form that confirms another one than was shown is refused.</summary>
    public string Print { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(';', HandOvers.OrderBy(h => h.BookingId).Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.BookingId}:{h.To}"))))))[..16];
}

/// <summary>Finds the bookings that change hands when a calendar comes into force (docs/rules/garde-alternee.md). A constant number of queries.</summary>
public sealed class CustodyImpacts(PortalDb db, CustodyQueries custodies, TownClock clock)
{
    public async Task<CustodyImpact> Of(Custody candidate)
    {
        var days = await custodies.With(candidate);
        var bookings = await (
            from booking in db.Bookings.AsNoTracking()
            join slot in db.Slots on booking.SlotId equals slot.Id
            where booking.ChildId == candidate.ChildId && booking.Day >= candidate.From
            orderby booking.Day, booking.Id
            select new { Booking = booking, Slot = slot.Name }).ToListAsync();
        var invoiced = (await (
                from charge in db.Charges
                join invoice in db.Invoices on charge.InvoiceId equals invoice.Id
                where charge.ChildId == candidate.ChildId && charge.Day >= candidate.From && invoice.State == InvoiceState.Issued
                select new { charge.SlotId, charge.Day }).ToListAsync())
            .Select(c => (c.SlotId, c.Day)).ToHashSet();

        var (handOvers, kept) = (new List<HandOver>(), 0);
        foreach (var line in bookings)
        {
            if (days.FamilyOn(line.Booking.Day) is not { } owner || owner == line.Booking.FamilyId) continue;
            // What keeps a booking when its day closes keeps it with the family that made it.
            if (ClosedBookings.Of(line.Booking.Day, clock.Today, invoiced.Contains((line.Booking.SlotId, line.Booking.Day)), line.Booking.AbsenceToldAt is not null) != ClosedBooking.Cancelled) kept++;
            else handOvers.Add(new(line.Booking.Id, line.Booking.ChildId, line.Booking.FamilyId, owner, line.Slot, line.Booking.Day));
        }
        return new(handOvers, kept);
    }
}
