using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>The opening days on which a limit surprises most.</summary>
[GlossaryExempt]
public static class TellingDays
{
    private const int LongHoliday = 7;

    /// <summary>The first opening day after a school holiday in which the service was closed; null when there is none in the list.</summary>
    /// <param name="days">Opening days in their order.</param>
    public static DateOnly? BackFromHoliday(OpeningDays opening, IReadOnlyList<DateOnly> days) =>
        After(days, closed => opening.School.HolidayOn(closed) is { Days.Length: >= LongHoliday });

    /// <summary>The first opening day after a public holiday on which the service was closed.</summary>
    public static DateOnly? AfterPublicHoliday(OpeningDays opening, IReadOnlyList<DateOnly> days) =>
        After(days, closed => closed.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && opening.PublicHolidays.Contains(closed) && opening.School.HolidayOn(closed) is not { Days.Length: >= LongHoliday });

    /// <summary>The first opening day of the week that follows a change of hour.</summary>
    public static DateOnly? AfterChangeOfHour(TimeZoneInfo zone, IReadOnlyList<DateOnly> days) =>
        days.Select(day => (DateOnly?)day).FirstOrDefault(day => Offset(day!.Value, zone) != Offset(day.Value.MondayOfWeek().AddDays(-2), zone));

    private static DateOnly? After(IReadOnlyList<DateOnly> days, Func<DateOnly, bool> isWanted)
    {
        foreach (var (before, day) in days.Zip(days.Skip(1)))
        {
            for (var closed = before.AddDays(1); closed < day; closed = closed.AddDays(1))
            {
                if (isWanted(closed)) return day;
            }
        }
        return null;
    }

    private static TimeSpan Offset(DateOnly day, TimeZoneInfo zone) => zone.GetUtcOffset(day.ToDateTime(new TimeOnly(12, 0)));
}
