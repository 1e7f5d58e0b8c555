using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>The limit of one service day, whatever the shape of the rule that set it.</summary>
[GlossaryExempt]
public sealed record CutOffLimit
{
    /// <param name="civil">Civil time of the town, in whole minutes.</param>
    public CutOffLimit(DateTime civil, bool inclusive, TimeZoneInfo zone)
    {
        Civil = DateTime.SpecifyKind(civil, DateTimeKind.Unspecified);
        Inclusive = inclusive;
        Instant = WallClock.ToInstant(Civil, zone);
    }

    /// <summary>What the screens say: "jusqu'au jeudi 10 septembre, 9 h 00" (inclusive) or "avant le …".</summary>
    public DateTime Civil { get; }

    public bool Inclusive { get; }

    /// <summary>The same as an instant, UTC.</summary>
    public DateTime Instant { get; }

    /// <summary>The first instant, UTC, that is refused: an inclusive limit accepts its whole minute.</summary>
    public DateTime RefusedFrom => Inclusive ? Instant.AddMinutes(1) : Instant;

    /// <summary>Whether what arrives at <paramref name="now"/> (UTC) is in time.</summary>
    public bool Allows(DateTime now) => now < RefusedFrom;

    /// <summary>Null in time; otherwise the refusal, with the limit in civil time.</summary>
    /// <param name="code">Usually <see cref="RefusalCode.TooLateToBook"/> or <see cref="RefusalCode.TooLateToCancel"/>.</param>
    public Refusal? Judge(DateTime now, RefusalCode code, DateOnly serviceDay) =>
        Allows(now) ? null : new Refusal(code, Limit: Civil, Day: serviceDay);
}
