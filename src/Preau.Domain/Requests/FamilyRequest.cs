namespace Preau.Domain.Requests;

/// <summary>
/// What was sent to the staff and waits, is accepted, refused or withdrawn: the history on the dashboard.
/// <see cref="Before"/> and <see cref="After"/> hold what stood and what is asked, as JSON of the kind's own record.
/// </summary>
public sealed class FamilyRequest
{
    public long Id { get; init; }

    /// <summary>Number said aloud, "D-2026-000123"; unique.</summary>
    public required string Number { get; init; }

    public required RequestKind Kind { get; init; }

    public required long FamilyId { get; init; }

    /// <summary>The guardian who sent it; null when a staff member did it for the family.</summary>
    public long? GuardianId { get; init; }

    public long? ChildId { get; init; }

    public long? ActivityId { get; init; }

    public long? EnrolmentId { get; set; }

    /// <summary>What was asked, in one French sentence.</summary>
    public required string Title { get; init; }

    public required RequestState State { get; set; }

    public required DateTime SentAt { get; init; }

    public string? Before { get; init; }

    public required string After { get; set; }

    /// <summary>The receipt as it was given, with the mentions that the law requires.</summary>
    public required string Receipt { get; init; }

    /// <summary>What is missing, and until when (civil day, included).</summary>
    public string? Missing { get; set; }

    public DateOnly? MissingUntil { get; set; }

    /// <summary>The family's answer; the request comes back on top with its age kept.</summary>
    public string? Answer { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>Name of the staff member who decided, as it was then.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>The decision as it was sent: outcome, reason, how to contest.</summary>
    public string? Decision { get; set; }

    public string? Reason { get; set; }

    public int Version { get; set; }
}

public enum RequestKind
{
    Enrolment,
    EnrolmentChange,
    EnrolmentEnd,
    Booking,
    Details,
    Child,
    NewChild,
    NewFamily,
}
