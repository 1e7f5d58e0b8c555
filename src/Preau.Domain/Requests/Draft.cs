namespace Preau.Domain.Requests;

/// <summary>A half-filled journey, kept 30 days: an enrolment of a known family, or the file of a new one.</summary>
public sealed class Draft
{
    public long Id { get; init; }

    public required DraftKind Kind { get; init; }

    /// <summary>The family that fills it; null for a new family, which holds <see cref="TokenHash"/>'s token in its cookie.</summary>
    public long? FamilyId { get; init; }

    public string? TokenHash { get; init; }

    /// <summary>The answers so far, as JSON of the journey's own record.</summary>
    public required string Content { get; set; }

    public required DateTime UpdatedAt { get; set; }

    public required DateTime ExpiresAt { get; set; }

    public int Version { get; set; }
}

public enum DraftKind
{
    Enrolment,
    NewFamily,
}
