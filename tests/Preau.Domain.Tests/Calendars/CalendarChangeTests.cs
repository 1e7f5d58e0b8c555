using Preau.Domain.Calendars;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Calendars;

public sealed class CalendarChangeTests
{
    private static readonly RulePage Page = RulePage.Read("fermetures.md");

    private static readonly TownCalendar Town = new(
        SchoolZone.A,
        AlsaceMoselle: false,
        new Dictionary<long, SchoolZone>(),
        [.. ZoneA.Holidays.Select((h, i) => new SchoolHolidayRow { Id = i + 1, Zone = SchoolZone.A, Name = h.Name, From = h.Days.From, To = h.Days.To })],
        [],
        [new LocalDay { Id = 1, Day = new(2027, 3, 30), Kind = LocalDayKind.DayOff, Reason = "Pont de Pâques" }]);

    [Fact]
    public void What_becomes_of_a_booking_whose_day_closes_is_the_page_s()
    {
        Assert.All(Page.Table("Exemples de réservations"), row => Assert.Equal(
            RulePage.Code<ClosedBooking>(row["Réservation"]),
            ClosedBookings.Of(RulePage.Day(row["Jour"]), new(2026, 11, 24), row["Facturée"] == "oui", row["Absence signalée"] == "oui")));
    }

    [Fact]
    public void A_line_is_refused_as_the_page_says()
    {
        Assert.All(Page.Table("Exemples de lignes refusées"), row => Assert.Equal(
            row["Réponse"] == "acceptée" ? null : RulePage.Code<RefusalCode>(row["Réponse"]),
            CalendarEntryCheck.Of(Town, Entry(row)).SingleOrDefault()?.Code));
    }

    [Fact]
    public void A_line_is_not_compared_with_itself()
    {
        var christmas = CalendarEntry.Of(Town.Holidays.Single(h => h.Name == "Noël"));

        Assert.Empty(CalendarEntryCheck.Of(Town, christmas with { From = new(2026, 12, 18) }));
        Assert.Empty(CalendarEntryCheck.Of(Town, CalendarEntry.Of(Town.LocalDays[0]) with { Label = "Pont" }));
    }

    [Fact]
    public void A_change_replaces_the_line_and_leaves_the_others()
    {
        var christmas = CalendarEntry.Of(Town.Holidays.Single(h => h.Name == "Noël"));

        var moved = CalendarChange.Apply(Town, [new(christmas, christmas with { From = new(2026, 12, 18) }), new(CalendarEntry.Of(Town.LocalDays[0]), null)]);

        Assert.Equal(Town.Holidays.Count, moved.Holidays.Count);
        Assert.Equal(new DateOnly(2026, 12, 18), moved.Holidays.Single(h => h.Name == "Noël").From);
        Assert.Empty(moved.LocalDays);
    }

    private static CalendarEntry Entry(IReadOnlyDictionary<string, string> row)
    {
        var kind = row["Ligne"] switch
        {
            "vacances" => EntryKind.Holiday,
            "fermeture" => EntryKind.Closure,
            "jour sans classe" => EntryKind.DayOff,
            "jour de classe" => EntryKind.SchoolDay,
            _ => EntryKind.Opening,
        };
        return new(kind, null, 0, RulePage.Day(row["Du"]), RulePage.Day(row["Au"]), "Exemple", SchoolZone.A, ActivityId: kind == EntryKind.Opening ? 1 : null);
    }
}
