using Preau.Domain.Calendars;

namespace Preau.Domain.Places;

/// <summary>
/// Until when an offered place may be accepted: the earliest of so many hours, nights not counted, and the day's limit
/// (docs/rules/liste-d-attente.md).
/// </summary>
[GlossaryExempt]
public static class OfferEnd
{
    /// <summary>Civil time from which hours are not counted.</summary>
    public static readonly TimeOnly NightFrom = new(22, 0);

    /// <summary>Civil time from which they are counted again.</summary>
    public static readonly TimeOnly NightTo = new(7, 0);

    /// <summary>With less, nights not counted, nobody is left time to read a mail: the place goes to the staff's list.</summary>
    public static readonly TimeSpan LeastLeft = TimeSpan.FromHours(2);

    /// <param name="now">Instant of the offer, UTC.</param>
    /// <param name="hours">Hours that a family has, nights not counted.</param>
    /// <param name="limit">Last instant at which the day can be booked, UTC.</param>
    /// <returns>An instant, UTC; null: too little is left.</returns>
    public static DateTime? Of(DateTime now, int hours, DateTime limit, TimeZoneInfo zone)
    {
        var (from, last) = (WallClock.ToCivil(now, zone), WallClock.ToCivil(limit, zone));
        if (Counted(from, last) < LeastLeft) return null;
        var end = WallClock.ToInstant(WholeMinute(After(from, TimeSpan.FromHours(hours))), zone);
        return end < limit ? end : limit;
    }

    /// <summary>The civil time at which so much has been counted.</summary>
    private static DateTime After(DateTime from, TimeSpan counted)
    {
        for (var at = Awake(from); ; at = Awake(at.Date + NightFrom.ToTimeSpan()))
        {
            var today = at.Date + NightFrom.ToTimeSpan() - at;
            if (counted <= today) return at + counted;
            counted -= today;
        }
    }

    /// <summary>Time between two civil times, nights left out.</summary>
    private static TimeSpan Counted(DateTime from, DateTime to)
    {
        var counted = TimeSpan.Zero;
        for (var at = Awake(from); at < to && counted < LeastLeft; at = Awake(at.Date + NightFrom.ToTimeSpan()))
        {
            var end = at.Date + NightFrom.ToTimeSpan();
            counted += (end < to ? end : to) - at;
        }
        return counted;
    }

    /// <summary>The same time by day; the next morning by night.</summary>
    private static DateTime Awake(DateTime civil)
    {
        var time = TimeOnly.FromDateTime(civil);
        if (time < NightTo) return civil.Date + NightTo.ToTimeSpan();
        return time >= NightFrom ? civil.Date.AddDays(1) + NightTo.ToTimeSpan() : civil;
    }

    private static DateTime WholeMinute(DateTime civil) => civil.Ticks % TimeSpan.TicksPerMinute == 0 ? civil : new DateTime(civil.Ticks - (civil.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
}
