using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Web.Features.Calendars;

/// <summary>What a day of the year view is marked with, the strongest first; a day without a mark is an ordinary one of term.</summary>
public enum DayMark
{
    PublicHoliday,
    Closed,

    /// <summary>One place or one activity only.</summary>
    ClosedInPart,
    DayOff,
    SchoolDay,
    Opening,
    Holiday,
    Unknown,
}

/// <summary>One school year of the town's zone, day by day.</summary>
public sealed record CalendarYear(SchoolYear Year, IReadOnlyDictionary<DateOnly, DayMark> Marks, IReadOnlyList<(DateOnly Day, string Name)> PublicHolidays)
{
    /// <summary>The months from September to August, each by its first day.</summary>
    public IEnumerable<DateOnly> Months => Enumerable.Range(0, 12).Select(Year.Days.From.AddMonths);

    public static CalendarYear Of(TownCalendar town, SchoolYear year)
    {
        var school = new SchoolCalendar(town.HolidaysOf(town.Zone), SchoolCalendar.Published(town.HolidaysOf(town.Zone)));
        var (closed, moved) = (town.Closures.SelectMany(c => c.Days.Days(), (c, day) => (day, IsWhole: c.SiteId is null && c.ActivityId is null)).ToLookup(c => c.day, c => c.IsWhole), town.LocalDays.ToLookup(d => d.Day, d => d.Kind));
        DayMark? Mark(DateOnly day) =>
            town.PublicHolidays.Contains(day) ? DayMark.PublicHoliday
            : closed.Contains(day) ? closed[day].Contains(true) ? DayMark.Closed : DayMark.ClosedInPart
            : moved[day].Contains(LocalDayKind.DayOff) ? DayMark.DayOff
            : moved[day].Contains(LocalDayKind.SchoolDay) ? DayMark.SchoolDay
            : moved[day].Contains(LocalDayKind.Opening) ? DayMark.Opening
            : school.HolidayOn(day) is not null ? DayMark.Holiday
            : school.Knows(day) ? null : DayMark.Unknown;
        var marks = year.Days.Days().Select(day => (day, mark: Mark(day))).Where(m => m.mark is not null).ToDictionary(m => m.day, m => m.mark!.Value);
        return new(year, marks, [.. year.Days.Days().Where(town.PublicHolidays.Contains).Select(day => (day, town.PublicHolidays.NameOf(day)!))]);
    }

    /// <summary>A month as weeks, Monday first; null where the month does not reach.</summary>
    public static IEnumerable<DateOnly?[]> Weeks(DateOnly month)
    {
        for (var start = month.MondayOfWeek(); start < month.AddMonths(1); start = start.AddDays(7))
            yield return [.. Enumerable.Range(0, 7).Select(start.AddDays).Select(day => day.Month == month.Month ? day : (DateOnly?)null)];
    }
}
