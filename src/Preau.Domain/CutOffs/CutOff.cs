using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>
/// Until when: N days before the service day, at a time of day (docs/rules/delais.md). The counted days are those of
/// the basis; the service day itself is never counted, and zero days is the service day itself.
/// </summary>
[GlossaryExempt]
public sealed record CutOff
{
    public const int MaxDaysBefore = 366;

    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0 or more than 366 days, or a time that is no whole minute.</exception>
    public CutOff(int daysBefore, DayBasis basis, TimeOnly time, bool inclusive)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(daysBefore);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(daysBefore, MaxDaysBefore);
        if (time.Ticks % TimeSpan.TicksPerMinute != 0)
            throw new ArgumentOutOfRangeException(nameof(time), time, "A limit stands on a whole minute.");
        (DaysBefore, Basis, Time, Inclusive) = (daysBefore, basis, time, inclusive);
    }

    public int DaysBefore { get; }

    public DayBasis Basis { get; }

    /// <summary>Civil time of the town.</summary>
    public TimeOnly Time { get; }

    /// <summary>"Jusqu'à 9 h 00" accepts the whole minute; "avant 9 h 00" refuses from that instant.</summary>
    public bool Inclusive { get; }

    public static CutOff Of(CutOffRule rule) => new(rule.DaysBefore, rule.Basis, rule.Time, rule.IsInclusive);

    /// <summary>The version that judges a service day: the latest one in effect on it; null when there is none yet.</summary>
    public static CutOffRule? InEffect(IEnumerable<CutOffRule> versions, CutOffAction action, DateOnly serviceDay) =>
        versions.Where(version => version.Action == action && version.EffectiveFrom <= serviceDay).MaxBy(version => version.EffectiveFrom);

    /// <summary>The limit of a service day.</summary>
    /// <param name="opening">The days on which the service opens and the public holidays, for the bases that count them.</param>
    /// <param name="zone">The town's zone.</param>
    public CutOffLimit Limit(DateOnly serviceDay, OpeningDays opening, TimeZoneInfo zone)
    {
        var day = serviceDay;
        for (var left = DaysBefore; left > 0; left--) day = PreviousCounted(day, opening);
        return new CutOffLimit(day.ToDateTime(Time), Inclusive, zone);
    }

    private DateOnly PreviousCounted(DateOnly day, OpeningDays opening)
    {
        // Three years back is past any closure; only a service that never opens goes further.
        for (var steps = 0; steps < 1100; steps++)
        {
            day = day.AddDays(-1);
            if (Counts(day, opening)) return day;
        }

        throw new InvalidOperationException("A service that never opens has no limit in days of service.");
    }

    private bool Counts(DateOnly day, OpeningDays opening) => Basis switch
    {
        DayBasis.Calendar => true,
        DayBasis.Weekdays => IsWeekday(day),
        DayBasis.Business => IsWeekday(day) && !opening.PublicHolidays.Contains(day),
        DayBasis.Service => opening.CountsAsService(day),
        _ => throw new InvalidOperationException($"The basis {Basis} is not known."),
    };

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
