using Preau.Domain.Families;

namespace Preau.Domain.Activities;

/// <summary>From when an audience may book the days of a period: openings in stages.</summary>
public sealed class OpeningWindow
{
    public long Id { get; init; }

    public long BookingPeriodId { get; init; }

    public required WindowAudience Audience { get; init; }

    /// <summary>For <see cref="WindowAudience.Classes"/>: the first class; null: from the first one.</summary>
    public SchoolClass? MinClass { get; init; }

    /// <summary>For <see cref="WindowAudience.Classes"/>: the last class; null: to the last one.</summary>
    public SchoolClass? MaxClass { get; init; }

    /// <summary>Instant, UTC.</summary>
    public required DateTime OpensAt { get; init; }

    public bool Includes(AudienceFacts child) => Audience switch
    {
        WindowAudience.Everyone => true,
        WindowAudience.Residents => child.IsResident,
        WindowAudience.Classes => child.Class is { } own && !(own < MinClass) && !(own > MaxClass),
        WindowAudience.Siblings => child.HasEnrolledSibling,
        _ => throw new ArgumentOutOfRangeException(nameof(child), Audience, "This audience has no meaning."),
    };
}

/// <summary>Whom a window is for.</summary>
public enum WindowAudience
{
    Everyone,

    /// <summary>Families that live in the town.</summary>
    Residents,

    /// <summary>Children of some classes.</summary>
    Classes,

    /// <summary>Children one of whose brothers or sisters is enrolled in the activity.</summary>
    Siblings,
}

/// <summary>What is known of a child when a window asks whether it is for it.</summary>
/// <param name="HasEnrolledSibling">Another child of the family has a validated enrolment in the activity.</param>
[GlossaryExempt]
public sealed record AudienceFacts(bool IsResident, SchoolClass? Class, bool HasEnrolledSibling)
{
    /// <summary>For an activity without periods.</summary>
    public static readonly AudienceFacts NotAsked = new(IsResident: false, Class: null, HasEnrolledSibling: false);
}
