using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Preau.Domain.Calendars;
using Preau.Web.Features.Families;

namespace Preau.Web.Features.Calendars;

/// <summary>What a change of the calendar would do, computed before it is made and again when it is.</summary>
/// <param name="Closing">Services whose days close, with their bookings.</param>
/// <param name="Opening">Services whose days open.</param>
/// <param name="HandOvers">Bookings of children of two families whose holidays are shared by halves, and whose days change hands.</param>
/// <param name="ToPhone">Families of cancelled bookings that no mail reaches.</param>
public sealed record CalendarImpact(
    IReadOnlyList<ImpactService> Closing, IReadOnlyList<ImpactService> Opening, IReadOnlyList<ClosingBooking> Bookings, IReadOnlyList<FamilyToPhone> ToPhone, IReadOnlyList<HandOver> HandOvers)
{
    public IReadOnlyList<ClosingBooking> Cancelled { get; } = [.. Bookings.Where(b => b.Fate == ClosedBooking.Cancelled)];

    public int Kept(ClosedBooking fate) => Bookings.Count(b => b.Fate == fate);

    public int Children => Cancelled.Select(b => b.ChildId).Distinct().Count();

    public int Families => Cancelled.Select(b => b.FamilyId).Distinct().Count();

    public bool IsNothing => Closing.Count == 0 && Opening.Count == 0 && HandOvers.Count == 0;

    /// <summary>Short print of all of it: a form that confirms another one than was shown is refused.</summary>
    public string Print { get; } = PrintOf(Closing, Opening, Bookings, HandOvers);

    private static string PrintOf(IEnumerable<ImpactService> closing, IEnumerable<ImpactService> opening, IEnumerable<ClosingBooking> bookings, IEnumerable<HandOver> handOvers)
    {
        var text = new StringBuilder();
        foreach (var service in closing.Concat(opening)) text.Append(CultureInfo.InvariantCulture, $"{service.ActivityId}/{service.SiteId}:{string.Join(',', service.Days.Select(d => d.DayNumber))};");
        foreach (var booking in bookings.OrderBy(b => b.Id)) text.Append(CultureInfo.InvariantCulture, $"{booking.Id}:{booking.Fate};");
        foreach (var move in handOvers.OrderBy(h => h.BookingId)) text.Append(CultureInfo.InvariantCulture, $"{move.BookingId}>{move.To};");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}

/// <summary>One activity at one site, and its days that close or open, in order.</summary>
public sealed record ImpactService(long ActivityId, string Activity, long SiteId, string Site, IReadOnlyList<DateOnly> Days, int Cancelled = 0);

/// <summary>A family that a change of the calendar touches and that no mail reaches.</summary>
/// <param name="Phones">Each guardian with its numbers; empty: none is known.</param>
public sealed record FamilyToPhone(long Id, string Name, IReadOnlyList<string> Phones);

/// <summary>A booking on a day that closes.</summary>
/// <param name="Why">The reason that parents read: "Grève", "Vacances d’hiver".</param>
public sealed record ClosingBooking(
    long Id, long FamilyId, long ChildId, string Child, string Slot, DateOnly Day, ClosedBooking Fate, string Why);
