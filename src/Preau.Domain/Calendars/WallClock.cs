namespace Preau.Domain.Calendars;

/// <summary>
/// From the civil time of the town to the instant, across the changes of hour (docs/rules/delais.md): an hour that comes
/// twice is the first one; an hour that does not exist is the same wall time with the offset before the change.
/// </summary>
[GlossaryExempt]
public static class WallClock
{
    /// <summary>The instant, UTC, at which the clocks of the zone show that civil time.</summary>
    public static DateTime ToInstant(DateTime civil, TimeZoneInfo zone)
    {
        var wall = DateTime.SpecifyKind(civil, DateTimeKind.Unspecified);
        return DateTime.SpecifyKind(wall - Offset(wall, zone), DateTimeKind.Utc);
    }

    /// <summary>The civil time shown at an instant.</summary>
    public static DateTime ToCivil(DateTime instant, TimeZoneInfo zone) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(instant, zone), DateTimeKind.Unspecified);

    private static TimeSpan Offset(DateTime wall, TimeZoneInfo zone)
    {
        if (zone.IsAmbiguousTime(wall)) return zone.GetAmbiguousTimeOffsets(wall).Max();
        // No zone jumps twice in half a day.
        return zone.GetUtcOffset(zone.IsInvalidTime(wall) ? wall.AddHours(-12) : wall);
    }
}
