using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>Until when: a shape that finds the day, an hour of the town's clock, and whether that minute is still in time (docs/rules/delais.md).</summary>
[GlossaryExempt]
public sealed record CutOff
{
    /// <exception cref="ArgumentOutOfRangeException">A time that is no whole minute.</exception>
    public CutOff(CutOffShape shape, TimeOnly time, bool inclusive)
    {
        if (time.Ticks % TimeSpan.TicksPerMinute != 0)
            throw new ArgumentOutOfRangeException(nameof(time), time, "A limit stands on a whole minute.");
        (Shape, Time, Inclusive) = (shape, time, inclusive);
    }

    public CutOffShape Shape { get; }

    /// <summary>Civil time of the town; the anchor's hour where hours are counted.</summary>
    public TimeOnly Time { get; }

    /// <summary>"Jusqu'à 9 h 00" accepts the whole minute; "avant 9 h 00" refuses from that instant.</summary>
    public bool Inclusive { get; }

    /// <summary>The limit of a service day.</summary>
    /// <param name="zone">The town's zone.</param>
    public CutOffLimit Limit(DateOnly serviceDay, LimitCalendar calendar, TimeZoneInfo zone) => new(Shape.Civil(serviceDay, Time, calendar), Inclusive, zone);

    /// <summary>The same for a service whose opening days are known.</summary>
    public CutOffLimit Limit(DateOnly serviceDay, OpeningDays opening, TimeZoneInfo zone) => Limit(serviceDay, LimitCalendar.Of(opening), zone);
}
