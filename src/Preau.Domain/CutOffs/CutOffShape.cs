using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>
/// How the day of a limit is found from the service day (docs/rules/delais.md). Each shape is written in the rule's own short words
/// by <see cref="ShapeText"/>: the same in the store, in the files of settings and in the history.
/// </summary>
public abstract record CutOffShape
{
    public const int MaxDays = 366;

    public const int MaxWeeks = 52;

    public const int MaxHours = 24 * MaxDays;

    /// <summary>The limit in civil time of the town.</summary>
    /// <param name="time">The hour of the limit; for hours before an anchor, the hour of the anchor.</param>
    public abstract DateTime Civil(DateOnly serviceDay, TimeOnly time, LimitCalendar calendar);

    /// <exception cref="ArgumentOutOfRangeException">Outside the bounds, both included.</exception>
    protected static int Within(int value, int least, int most, string name) =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(name, value, $"From {least} to {most}.");
}

/// <summary>N counted days before the service day; zero is the service day itself.</summary>
[GlossaryExempt]
public sealed record DaysBefore(int Days, DayBasis Basis) : CutOffShape
{
    public int Days { get; } = Within(Days, 0, MaxDays, nameof(Days));

    public override DateTime Civil(DateOnly serviceDay, TimeOnly time, LimitCalendar calendar) => calendar.Back(serviceDay, Days, Basis).ToDateTime(time);
}

/// <summary>A weekday of the Nth week before that of the service day; weeks start on Monday.</summary>
[GlossaryExempt]
public sealed record WeekdayOfPreviousWeek(DayOfWeek Weekday, int Weeks) : CutOffShape
{
    public int Weeks { get; } = Within(Weeks, 1, MaxWeeks, nameof(Weeks));

    public override DateTime Civil(DateOnly serviceDay, TimeOnly time, LimitCalendar calendar) =>
        serviceDay.MondayOfWeek().AddDays((-7 * Weeks) + Weekday.FromMonday()).ToDateTime(time);
}

/// <summary>For each weekday of service, the nearest such weekday strictly before it; another one where the Monday of the week is a public holiday.</summary>
[GlossaryExempt]
public sealed record WeekdayTable(IReadOnlyDictionary<DayOfWeek, DayOfWeek> Limits, IReadOnlyDictionary<DayOfWeek, DayOfWeek> IfMondayIsPublicHoliday) : CutOffShape
{
    /// <summary>Null for a weekday that the table does not name.</summary>
    public DayOfWeek? LimitOf(DateOnly serviceDay, LimitCalendar calendar)
    {
        if (IfMondayIsPublicHoliday.TryGetValue(serviceDay.DayOfWeek, out var exception) && calendar.PublicHolidays.Contains(serviceDay.MondayOfWeek())) return exception;
        return Limits.TryGetValue(serviceDay.DayOfWeek, out var weekday) ? weekday : null;
    }

    /// <summary>A weekday that the table does not name has its limit on the day before.</summary>
    public override DateTime Civil(DateOnly serviceDay, TimeOnly time, LimitCalendar calendar)
    {
        var limit = serviceDay.AddDays(-1);
        if (LimitOf(serviceDay, calendar) is { } weekday)
        {
            while (limit.DayOfWeek != weekday) limit = limit.AddDays(-1);
        }
        return limit.ToDateTime(time);
    }

    public bool Equals(WeekdayTable? other) => other is not null && ShapeText.Write(this) == ShapeText.Write(other);

    public override int GetHashCode() => Limits.Count;
}

/// <summary>
/// N hours before the anchor, on the wall clock (civil time, not elapsed time); or in business days of 24 hours, Monday to Friday less
/// public holidays.
/// </summary>
[GlossaryExempt]
public sealed record HoursBefore(int Hours, bool InBusinessDays) : CutOffShape
{
    public int Hours { get; } = Within(Hours, 0, MaxHours, nameof(Hours));

    public override DateTime Civil(DateOnly serviceDay, TimeOnly time, LimitCalendar calendar)
    {
        if (!InBusinessDays) return serviceDay.ToDateTime(time).AddHours(-Hours);
        var day = calendar.Back(serviceDay, Hours / 24, DayBasis.Business);
        var rest = TimeSpan.FromHours(Hours % 24);
        // What is left of a day is taken from the business day before when it goes over midnight.
        return rest <= time.ToTimeSpan() ? day.ToDateTime(time) - rest : calendar.Back(day, 1, DayBasis.Business).ToDateTime(time.Add(-rest));
    }
}

/// <summary>N counted days before the period that the service day lies in.</summary>
[GlossaryExempt]
public sealed record DaysBeforePeriod(int Days, DayBasis Basis, PeriodAnchor Anchor) : CutOffShape
{
    public int Days { get; } = Within(Days, 0, MaxDays, nameof(Days));

    public override DateTime Civil(DateOnly serviceDay, TimeOnly time, LimitCalendar calendar)
    {
        var first = Anchor == PeriodAnchor.FirstDayOfSchoolHolidays && calendar.SchoolHolidayOn(serviceDay) is { } holiday ? holiday.From : calendar.FirstDayOfPeriod(serviceDay);
        return calendar.Back(first, Days, Basis).ToDateTime(time);
    }
}

/// <summary>From which day a period is counted back.</summary>
[GlossaryExempt]
public enum PeriodAnchor
{
    /// <summary>The first day of the service in the period.</summary>
    FirstDayOfPeriod,

    /// <summary>The first day without class of the school holidays.</summary>
    FirstDayOfSchoolHolidays,
}

/// <summary>A day of the month before that of the service day; the last day of a shorter month.</summary>
[GlossaryExempt]
public sealed record DayOfPreviousMonth(int Day) : CutOffShape
{
    public int Day { get; } = Within(Day, 1, 31, nameof(Day));

    public override DateTime Civil(DateOnly serviceDay, TimeOnly time, LimitCalendar calendar)
    {
        var month = new DateOnly(serviceDay.Year, serviceDay.Month, 1).AddMonths(-1);
        return month.AddDays(Math.Min(Day, DateTime.DaysInMonth(month.Year, month.Month)) - 1).ToDateTime(time);
    }
}

/// <summary>A limit that falls in the school holidays goes back by whole weeks until it is outside them.</summary>
[GlossaryExempt]
public sealed record OutsideSchoolHolidays(CutOffShape Shape) : CutOffShape
{
    public override DateTime Civil(DateOnly serviceDay, TimeOnly time, LimitCalendar calendar)
    {
        var civil = Shape.Civil(serviceDay, time, calendar);
        while (calendar.SchoolHolidayOn(DateOnly.FromDateTime(civil)) is not null) civil = civil.AddDays(-7);
        return civil;
    }
}
