using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>A school holiday of a zone.</summary>
/// <param name="Name">"Toussaint", "Noël"…</param>
/// <param name="Days">First and last civil day without class, both included.</param>
[GlossaryExempt]
public sealed record SchoolHoliday(string Name, DateRange Days);

/// <summary>
/// The school calendar of one zone: its holidays and, when they are given, the school years that are known, each from
/// the first day to the last day, both included. A day outside every known year and every holiday is not published yet.
/// </summary>
[GlossaryExempt]
public sealed class SchoolCalendar
{
    public static readonly SchoolCalendar WithoutHolidays = new([]);

    private readonly Dictionary<DateOnly, SchoolHoliday> _holidays = [];
    private readonly DateRange[] _years;

    /// <param name="holidays">Where two overlap, the first one names the day.</param>
    /// <param name="years">None: every day is known.</param>
    public SchoolCalendar(IEnumerable<SchoolHoliday> holidays, IEnumerable<DateRange>? years = null)
    {
        foreach (var holiday in holidays)
        {
            foreach (var day in holiday.Days.Days()) _holidays.TryAdd(day, holiday);
        }

        _years = [.. years ?? []];
    }

    /// <summary>The holiday that the day is in, or null.</summary>
    public SchoolHoliday? HolidayOn(DateOnly day) => _holidays.GetValueOrDefault(day);

    /// <summary>Whether the calendar of that day is published: it lies in a known year or in a holiday.</summary>
    public bool Knows(DateOnly day) =>
        _years.Length == 0 || _holidays.ContainsKey(day) || Array.Exists(_years, year => year.Contains(day));
}
