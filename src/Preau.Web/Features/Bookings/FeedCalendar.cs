using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// A guardian's calendar as iCalendar (RFC 5545): the family's bookings, and the limits of those that can still be cancelled. An
/// entry holds an initial and the service, or first names where the parent chose so; never the site, money or health.
/// </summary>
public sealed class FeedCalendar(PortalDb db, TownClock clock, BookingBoards boards, PublicLinks links)
{
    private const int DaysBack = 31;
    private const int DaysAhead = 366;

    /// <summary>Limits farther away would hide the days.</summary>
    private const int LimitsAhead = 21;

    public async Task<string> Write(CalendarFeed feed)
    {
        var familyId = await db.Guardians.Where(g => g.Id == feed.GuardianId).Select(g => g.FamilyId).SingleAsync();
        var today = clock.Today;
        var board = await boards.Load(familyId, new DateRange(today.AddDays(-DaysBack), today.AddDays(DaysAhead)), clock.UtcNow);
        var names = Names(board, feed.ShowsNames);
        var booked = board.Bookings.Values.Where(b => b.FamilyId == familyId && b is { AbsenceToldAt: null, HeldUntil: null })
            .Select(b => (Booking: b, Row: board.Row(b.ChildId, b.SlotId))).Where(b => b.Row is not null)
            .OrderBy(b => b.Booking.Day).ThenBy(b => b.Booking.Id).ToList();

        var calendar = new Calendar { ProductId = "-//Preau//Portail famille//FR", Version = "2.0" };
        calendar.AddProperty("X-WR-CALNAME", "Réservations");
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT6H");
        foreach (var (booking, row) in booked) calendar.Events.Add(Day(booking, row!, names));
        foreach (var limit in booked.Where(b => b.Booking.Day <= today.AddDays(LimitsAhead))
            .Select(b => (b.Booking, b.Row, Answer: board.Answer(b.Row!, b.Booking.Day)))
            .Where(b => b.Answer is { State: BoxState.Booked, Limit: not null })
            .GroupBy(b => (b.Answer.Limit!.Instant, b.Booking.Day)))
        {
            var what = French.And(limit.Select(l => $"{names[l.Booking.ChildId]} {l.Row!.Slot.ShortName.ToLower(System.Globalization.CultureInfo.CurrentCulture)}"));
            var (instant, day) = limit.Key;
            calendar.Events.Add(Entry($"limite-{day:yyyyMMdd}-{instant:yyyyMMddHHmm}", $"Dernier moment pour annuler {French.DayAndMonth(day)}\u00A0: {what}", instant, instant.AddMinutes(1), limit.Max(l => l.Booking.BookedAt)));
        }
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private CalendarEvent Day(Booking booking, BoardRow row, Dictionary<long, string> names)
    {
        var (uid, title) = ($"reservation-{booking.Id}", $"{names[booking.ChildId]}\u00A0: {row.Slot.Name}");
        if (row.Slot is not { StartsAt: { } starts, EndsAt: { } ends } || ends <= starts)
        {
            var whole = Entry(uid, title, booking.BookedAt, booking.BookedAt, booking.BookedAt);
            (whole.Start, whole.End) = (new CalDateTime(booking.Day), new CalDateTime(booking.Day.AddDays(1)));
            return whole;
        }
        return Entry(uid, title, Instant(booking.Day, starts), Instant(booking.Day, ends), booking.BookedAt);
    }

    private DateTime Instant(DateOnly day, TimeOnly time) => WallClock.ToInstant(day.ToDateTime(time), clock.Zone);

    // Instants in UTC: every client reads them, none needs the rules of a zone.
    private CalendarEvent Entry(string uid, string title, DateTime from, DateTime to, DateTime stamp) => new()
    {
        Uid = $"{uid}@{links.Root.Host}",
        Summary = title,
        Start = new CalDateTime(from, "UTC"),
        End = new CalDateTime(to, "UTC"),
        DtStamp = new CalDateTime(stamp, "UTC"),
        Transparency = TransparencyType.Transparent,
        Class = "PRIVATE",
    };

    /// <summary>"J.", or two letters where two children would be the same, or the first name.</summary>
    private static Dictionary<long, string> Names(BookingBoard board, bool whole)
    {
        var children = board.Children.Select(c => c.Child).ToList();
        return children.ToDictionary(c => c.Id, c => whole || c.FirstName.Length < 2 ? c.FirstName : children.Exists(o => o.Id != c.Id && o.FirstName[0] == c.FirstName[0]) ? $"{c.FirstName[..2]}." : $"{c.FirstName[0]}.");
    }
}
