using System.Globalization;

namespace Preau.Domain.Values;

/// <summary>A set of days of the week, Monday first.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
}

[GlossaryExempt]
public static class WeekdaysExtensions
{
    public static Weekdays ToWeekdays(this DayOfWeek day) =>
        (Weekdays)(1 << day.FromMonday());

    public static bool Includes(this Weekdays set, DayOfWeek day) => (set & day.ToWeekdays()) != 0;

    public static bool Includes(this Weekdays set, DateOnly day) => set.Includes(day.DayOfWeek);

    /// <summary>The Monday of the civil week that the day lies in.</summary>
    public static DateOnly MondayOfWeek(this DateOnly day) => day.AddDays(-day.DayOfWeek.FromMonday());

    /// <summary>The number of the civil week by ISO 8601: week 1 holds the first Thursday of the year.</summary>
    public static int WeekNumber(this DateOnly day) => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>0 for Monday, 6 for Sunday.</summary>
    public static int FromMonday(this DayOfWeek day) => ((int)day + 6) % 7;
}
