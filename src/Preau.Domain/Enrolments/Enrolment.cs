using Preau.Domain.Values;

namespace Preau.Domain.Enrolments;

/// <summary>
/// A child may attend an activity at a site from a civil day to another (both included). It belongs to the child and
/// records which family asked; either family books under it (docs/rules/inscriptions.md, enfant-de-deux-familles.md).
/// </summary>
public sealed class Enrolment
{
    public long Id { get; init; }

    public required long ChildId { get; init; }

    /// <summary>The family that asked.</summary>
    public required long FamilyId { get; init; }

    public required long ActivityId { get; init; }

    public required long SiteId { get; init; }

    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    public required EnrolmentState State { get; set; }

    /// <summary>Nursery only: regular days or occasional ones.</summary>
    public EnrolmentRhythm Rhythm { get; set; }

    public required DateTime SentAt { get; init; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>A place proposed lapses at this instant.</summary>
    public DateTime? OfferEndsAt { get; set; }

    /// <summary>Reason of a refusal, as the family reads it.</summary>
    public string? Reason { get; set; }

    public int Version { get; set; }

    public List<WantedDays> Wanted { get; } = [];

    public DateRange Days => new(From, To);
}

/// <summary>How often the child comes; only the nursery asks.</summary>
public enum EnrolmentRhythm
{
    Regular,
    Occasional,
}

/// <summary>The weekdays wanted for one slot when enrolling.</summary>
public sealed class WantedDays
{
    public long EnrolmentId { get; init; }

    public required long SlotId { get; init; }

    public required Weekdays Weekdays { get; set; }
}

/// <summary>A family's answer to a question of the enrolment; seen by that family and the staff only.</summary>
public sealed class EnrolmentAnswer
{
    public required long EnrolmentId { get; init; }

    public required long QuestionId { get; init; }

    public required string Text { get; init; }
}

/// <summary>A certificate that was issued; anyone holding the code can check it.</summary>
public sealed class Certificate
{
    public long Id { get; init; }

    /// <summary>Printed code, unguessable, unique.</summary>
    public required string Code { get; init; }

    public required long EnrolmentId { get; init; }

    public required DateTime IssuedAt { get; init; }
}
