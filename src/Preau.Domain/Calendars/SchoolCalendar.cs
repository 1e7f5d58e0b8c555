using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>A school holiday of a zone.</summary>
/// <param name="Name">"Toussaint", "Noël"…</param>
/// <param name="Days">First and last civil day without class, both included.</param>
[GlossaryExempt]
public sealed record SchoolHoliday(string Name, DateRange Days);

/// <summary>A civil day that a school has moved.</summary>
/// <param name="ClassLike">Class follows the timetable of that weekday; null: no class.</param>
[GlossaryExempt]
public sealed record MovedDay(DateOnly Day, string Reason, DayOfWeek? ClassLike);

/// <summary>
/// The school calendar of one zone, with what a school has moved: its holidays and, when they are given, the school years that are
/// known, each from the first day to the last day, both included. A day outside every known year and every holiday is not
/// published yet.
/// </summary>
[GlossaryExempt]
public sealed class SchoolCalendar
{
    public static readonly SchoolCalendar WithoutHolidays = new([]);

    private readonly Dictionary<DateOnly, SchoolHoliday> _holidays = [];
    private readonly Dictionary<DateOnly, MovedDay> _moved = [];
    private readonly DateRange[]? _years;

    /// <param name="holidays">Where two overlap, the first one names the day.</param>
    /// <param name="years">Null: every day is known.</param>
    /// <param name="moved">Where two fall on one day, the first one counts.</param>
    public SchoolCalendar(IEnumerable<SchoolHoliday> holidays, IEnumerable<DateRange>? years = null, IEnumerable<MovedDay>? moved = null)
    {
        foreach (var holiday in holidays)
        {
            foreach (var day in holiday.Days.Days()) _holidays.TryAdd(day, holiday);
        }
        foreach (var day in moved ?? []) _moved.TryAdd(day.Day, day);
        _years = years?.ToArray();
    }

    /// <summary>
    /// What is known once these holidays are entered: each school year from 1 September to the last day of its last holiday. With
    /// the summer, which has no end before the next year is published, that is the whole year.
    /// </summary>
    public static IEnumerable<DateRange> Published(IEnumerable<SchoolHoliday> holidays) => holidays
        .GroupBy(holiday => SchoolYear.Of(holiday.Days.From))
        .Select(year => new DateRange(year.Key.Days.From, year.Max(holiday => holiday.Days.To)));

    /// <summary>The holiday, or the local day off, that the day is in; null on a day of class and on other days of term.</summary>
    public SchoolHoliday? HolidayOn(DateOnly day) => MovedOn(day) switch
    {
        { ClassLike: null } off => new(off.Reason, new(day, day)),
        { } => null,
        null => _holidays.GetValueOrDefault(day),
    };

    /// <summary>What the school has moved on that day; null: nothing.</summary>
    public MovedDay? MovedOn(DateOnly day) => _moved.GetValueOrDefault(day);

    /// <summary>The weekday whose timetable class follows that day: its own, unless the school has moved it.</summary>
    public DayOfWeek TimetableOf(DateOnly day) => MovedOn(day)?.ClassLike ?? day.DayOfWeek;

    /// <summary>Whether the calendar of that day is published: it lies in a known year or in a holiday, or the school has set it.</summary>
    public bool Knows(DateOnly day) =>
        _years is null || _holidays.ContainsKey(day) || _moved.ContainsKey(day) || Array.Exists(_years, year => year.Contains(day));
}
