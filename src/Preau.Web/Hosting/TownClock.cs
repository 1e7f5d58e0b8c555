namespace Preau.Web.Hosting;

/// <summary>
/// The business clock: rules, screens, jobs, invoices. A demo may shift it; sign-in, tokens, sessions, rate limits and
/// the age of a payment attempt use <see cref="TimeProvider"/> instead. No other clock is allowed (a fence checks).
/// </summary>
public sealed class TownClock(TimeProvider time, TimeZoneInfo zone, TimeSpan shift)
{
    public TimeZoneInfo Zone => zone;

    public bool IsShifted => shift != TimeSpan.Zero;

    /// <summary>The present instant, UTC, in whole milliseconds.</summary>
    public DateTime UtcNow => Storage.UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime + shift);

    /// <summary>The present civil time of the town.</summary>
    public DateTime LocalNow => TimeZoneInfo.ConvertTimeFromUtc(UtcNow, zone);

    /// <summary>The present civil day of the town.</summary>
    public DateOnly Today => DateOnly.FromDateTime(LocalNow);

    /// <summary>The civil time of the town at an instant.</summary>
    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
}
