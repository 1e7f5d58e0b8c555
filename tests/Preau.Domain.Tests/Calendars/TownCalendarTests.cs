using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Calendars;

/// <summary>Sites in other zones, and what a school moves against what the town moves.</summary>
public sealed class TownCalendarTests
{
    private const long Here = 1;
    private const long Elsewhere = 2;

    private static readonly DateOnly Monday = new(2027, 2, 8);

    private static readonly TownCalendar Town = new(
        SchoolZone.A,
        AlsaceMoselle: false,
        new Dictionary<long, SchoolZone> { [Elsewhere] = SchoolZone.B },
        [
            new() { Zone = SchoolZone.A, Name = "Hiver", From = new(2027, 2, 13), To = new(2027, 2, 28) },
            new() { Zone = SchoolZone.B, Name = "Hiver", From = new(2027, 2, 6), To = new(2027, 2, 21) },
        ],
        [],
        []);

    [Fact]
    public void A_site_of_another_zone_has_the_holidays_of_its_own()
    {
        Assert.True(Canteen(Town, Here).IsOpen(Monday));
        Assert.Equal(RefusalCode.SchoolHoliday, Canteen(Town, Elsewhere).WhyClosed(Monday)?.Code);
        Assert.Equal([SchoolZone.A, SchoolZone.B], Town.Zones);
    }

    [Fact]
    public void What_a_school_moves_goes_before_what_the_town_moves()
    {
        var town = Town with
        {
            LocalDays =
            [
                new() { Day = Monday, Kind = LocalDayKind.DayOff, Reason = "Pont" },
                new() { Day = Monday, Kind = LocalDayKind.SchoolDay, SiteId = Elsewhere, Reason = "Classe quand même" },
            ],
        };

        Assert.Equal("Pont", Canteen(town, Here).WhyClosed(Monday)?.Detail);
        Assert.True(Canteen(town, Elsewhere).IsOpen(Monday));
    }

    private static OpeningDays Canteen(TownCalendar town, long siteId)
    {
        var canteen = new Activity
        {
            Id = 9,
            Code = "cantine",
            Name = "Cantine",
            Nature = ActivityNature.SchoolMeals,
            RegieId = 1,
            From = new(2026, 9, 1),
            To = new(2027, 7, 2),
            TermWeekdays = Weekdays.Monday | Weekdays.Thursday,
        };
        return town.For([(canteen, siteId)])[(9, siteId)];
    }
}
