using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>What a limit may have to know of the days around the service day.</summary>
/// <param name="CountsAsService">Whether a day counts as a day of the service.</param>
/// <param name="SchoolHolidayOn">The school holiday that a day lies in, first and last day included; null in term.</param>
/// <param name="FirstDayOfPeriod">The first day of the service in the period that a service day lies in.</param>
[GlossaryExempt]
public sealed record LimitCalendar(
    PublicHolidays PublicHolidays,
    Func<DateOnly, bool> CountsAsService,
    Func<DateOnly, DateRange?> SchoolHolidayOn,
    Func<DateOnly, DateOnly> FirstDayOfPeriod)
{
    // Three years are longer than any closure or term; only a service of a few given dates has no earlier day.
    private const int LongestSearch = 1100;

    /// <summary>The calendar of a service: its periods are the school holidays and the terms between them.</summary>
    public static LimitCalendar Of(OpeningDays opening) =>
        new(opening.PublicHolidays, opening.CountsAsService, day => opening.School.HolidayOn(day)?.Days, day => FirstDay(opening, day));

    /// <summary>
    /// Goes back over so many counted days; the day itself is never counted. Before the first day of a service that opens on a few given
    /// dates only, every day counts.
    /// </summary>
    public DateOnly Back(DateOnly day, int days, DayBasis basis)
    {
        if (basis is DayBasis.Calendar or DayBasis.ClearDays) return day.AddDays(basis == DayBasis.ClearDays ? -days - 1 : -days);
        for (var left = days; left > 0; left--) day = Previous(day, basis);
        return day;
    }

    private DateOnly Previous(DateOnly day, DayBasis basis)
    {
        for (var back = 1; back <= LongestSearch; back++)
        {
            if (Counts(day.AddDays(-back), basis)) return day.AddDays(-back);
        }
        return day.AddDays(-1);
    }

    private bool Counts(DateOnly day, DayBasis basis) => basis switch
    {
        DayBasis.Weekdays => IsWeekday(day),
        DayBasis.Business => IsWeekday(day) && !PublicHolidays.Contains(day),
        DayBasis.Service => CountsAsService(day),
        _ => throw new InvalidOperationException($"The basis {basis} counts no single days."),
    };

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static DateOnly FirstDay(OpeningDays opening, DateOnly day)
    {
        var period = Period(opening, day);
        var first = day;
        for (var (back, steps) = (day.AddDays(-1), 0); steps < LongestSearch && opening.Activity.Contains(back) && Period(opening, back) == period; back = back.AddDays(-1), steps++)
        {
            if (opening.CountsAsService(back)) first = back;
        }
        return first;
    }

    // A bridge or a local day off does not cut a term in two.
    private static DateRange? Period(OpeningDays opening, DateOnly day) => opening.School.HolidayOn(day)?.Days is { Length: > 6 } holiday ? holiday : null;
}
