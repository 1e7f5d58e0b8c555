using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>The weekdays on which a service opens, in term and in the school holidays.</summary>
[GlossaryExempt]
public sealed record OpeningPattern(Weekdays Term, Weekdays Holidays);

/// <summary>Civil days, both ends included, on which a service is closed, with the reason that parents read.</summary>
[GlossaryExempt]
public sealed record ClosedDay(DateRange Days, string Reason);

/// <summary>
/// On which civil days a service opens, and why not on the others (docs/rules/jours-d-ouverture.md). Built once for many
/// days: each answer takes constant time.
/// </summary>
[GlossaryExempt]
public sealed class OpeningDays
{
    private readonly OpeningPattern _pattern;
    private readonly SchoolCalendar _calendar;
    private readonly DateRange _activity;
    private readonly Dictionary<DateOnly, string> _closed = [];
    private readonly HashSet<DateOnly> _openings;

    /// <param name="activity">First and last civil day of the activity, both included.</param>
    /// <param name="closed">Where two overlap, the first one gives the reason.</param>
    /// <param name="openings">Days on which it opens whatever the pattern and the school holidays say.</param>
    public OpeningDays(
        OpeningPattern pattern, SchoolCalendar calendar, PublicHolidays publicHolidays, IEnumerable<ClosedDay> closed, DateRange activity,
        IEnumerable<DateOnly>? openings = null)
    {
        (_pattern, _calendar, PublicHolidays, _activity, _openings) = (pattern, calendar, publicHolidays, activity, [.. openings ?? []]);
        foreach (var closure in closed)
        {
            foreach (var day in closure.Days.Days()) _closed.TryAdd(day, closure.Reason);
        }
    }

    public PublicHolidays PublicHolidays { get; }

    /// <summary>The school calendar that it follows.</summary>
    public SchoolCalendar School => _calendar;

    /// <summary>First and last civil day of the activity, both included.</summary>
    public DateRange Activity => _activity;

    public bool IsOpen(DateOnly day) => WhyClosed(day) is null;

    /// <summary>
    /// Null when the service opens that day; otherwise one of <see cref="RefusalCode.OutsideActivityYear"/>,
    /// <see cref="RefusalCode.PublicHoliday"/>, <see cref="RefusalCode.ClosedDay"/>, <see cref="RefusalCode.CalendarNotPublished"/>,
    /// <see cref="RefusalCode.SchoolHoliday"/>, <see cref="RefusalCode.NotAnOpeningDay"/>, in that order.
    /// </summary>
    public Refusal? WhyClosed(DateOnly day)
    {
        if (!_activity.Contains(day)) return new(RefusalCode.OutsideActivityYear, Day: day);
        if (PublicHolidays.NameOf(day) is { } name) return new(RefusalCode.PublicHoliday, Day: day, Detail: name);
        if (_closed.TryGetValue(day, out var reason)) return new(RefusalCode.ClosedDay, Day: day, Detail: reason);
        if (_openings.Contains(day)) return null;
        if (!_calendar.Knows(day) && AsksTheCalendar(day)) return new(RefusalCode.CalendarNotPublished, Day: day);
        return _calendar.HolidayOn(day) is { } holiday ? WhyClosedWithoutClass(day, holiday) : WhyClosedInTerm(day);
    }

    private Refusal? WhyClosedWithoutClass(DateOnly day, SchoolHoliday holiday)
    {
        if (_pattern.Holidays.Includes(day)) return null;
        return _pattern.Term.Includes(day)
            ? new(RefusalCode.SchoolHoliday, Day: day, Detail: holiday.Name)
            : new(RefusalCode.NotAnOpeningDay, Day: day);
    }

    private Refusal? WhyClosedInTerm(DateOnly day)
    {
        if (_pattern.Term.Includes(_calendar.TimetableOf(day))) return null;
        // Wednesdays give way to class: the reason is the school's, not the weekday.
        return _pattern.Term.Includes(day)
            ? new(RefusalCode.ClosedDay, Day: day, Detail: _calendar.MovedOn(day)!.Reason)
            : new(RefusalCode.NotAnOpeningDay, Day: day);
    }

    /// <summary>
    /// Whether the day counts as a day of service when a limit is counted back. It may lie before the activity's first
    /// day; where the school calendar is not known, its weekday decides.
    /// </summary>
    public bool CountsAsService(DateOnly day)
    {
        if (PublicHolidays.Contains(day) || _closed.ContainsKey(day)) return false;
        if (_openings.Contains(day)) return true;
        if (!_calendar.Knows(day)) return (_pattern.Term | _pattern.Holidays).Includes(day);
        return _calendar.HolidayOn(day) is null ? _pattern.Term.Includes(_calendar.TimetableOf(day)) : _pattern.Holidays.Includes(day);
    }

    /// <summary>A weekday that is open, or closed, all year round needs no school calendar.</summary>
    private bool AsksTheCalendar(DateOnly day) => _pattern.Term.Includes(day) != _pattern.Holidays.Includes(day);
}
