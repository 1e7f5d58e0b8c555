namespace Preau.Web.Security;

/// <summary>
/// The private address of a guardian's calendar (iCalendar). Whoever has it reads it, without signing in: it is kept as a hash, ends
/// after a year without renewal, and can be closed at any time.
/// </summary>
public sealed class CalendarFeed
{
    public long Id { get; init; }

    public required long GuardianId { get; init; }

    public required string KeyHash { get; init; }

    /// <summary>First names instead of initials: the parent's choice.</summary>
    public bool ShowsNames { get; set; }

    /// <summary>Instants of the real clock, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    public required DateTime EndsAt { get; set; }

    public DateTime? ClosedAt { get; set; }
}
