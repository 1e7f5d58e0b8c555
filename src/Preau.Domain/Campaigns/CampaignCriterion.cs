using Preau.Domain.Families;

namespace Preau.Domain.Campaigns;

/// <summary>One published criterion of a campaign: a fact, and the points that it gives.</summary>
public sealed class CampaignCriterion
{
    public long Id { get; init; }

    public long CampaignId { get; init; }

    public required CriterionFact Fact { get; init; }

    public required int Points { get; init; }

    /// <summary>For <see cref="CriterionFact.QuotientUpTo"/>: the highest quotient familial that counts, in cents.</summary>
    public long? QuotientUpToCents { get; init; }

    /// <summary>For <see cref="CriterionFact.Classes"/>: the first class; null: from the first one.</summary>
    public SchoolClass? MinClass { get; init; }

    /// <summary>For <see cref="CriterionFact.Classes"/>: the last class; null: to the last one.</summary>
    public SchoolClass? MaxClass { get; init; }

    /// <summary>Counts only once a person has confirmed the fact.</summary>
    public required bool IsSensitive { get; init; }

    /// <summary>The file does not know it: the family says it with its wishes.</summary>
    public bool IsDeclared => Fact is CriterionFact.ParentsWork or CriterionFact.SpecialCare;

    /// <summary>What the file or the family says, whoever has confirmed it.</summary>
    public bool IsMet(CriterionFacts child) => Fact switch
    {
        CriterionFact.Resident => child.IsResident,
        CriterionFact.SiblingEnrolled => child.HasEnrolledSibling,
        CriterionFact.QuotientUpTo => child.QuotientCents <= QuotientUpToCents,
        CriterionFact.Classes => child.Class is { } own && !(own < MinClass) && !(own > MaxClass),
        CriterionFact.ParentsWork or CriterionFact.SpecialCare => child.Said.Any(s => s.Fact == Fact && s.IsDeclared),
        _ => throw new ArgumentOutOfRangeException(nameof(child), Fact, "This fact has no meaning."),
    };

    /// <summary>Met, not set aside by the staff, and confirmed where it is sensitive.</summary>
    public bool Counts(CriterionFacts child) => IsMet(child) && (child.Said.FirstOrDefault(s => s.Fact == Fact)?.IsConfirmed ?? !IsSensitive);
}

/// <summary>What a criterion may be about; a closed list.</summary>
public enum CriterionFact
{
    /// <summary>The family lives in the town.</summary>
    Resident,

    /// <summary>Both parents, or the only one of the household, work or study.</summary>
    ParentsWork,

    /// <summary>A brother or sister has a validated enrolment in the activity over the period.</summary>
    SiblingEnrolled,

    /// <summary>The quotient familial known on the last day of the window.</summary>
    QuotientUpTo,
    Classes,

    /// <summary>The child needs special care; never why (CNIL, NS-058). Always sensitive.</summary>
    SpecialCare,
}

/// <summary>What is known of a child on the day of the allocation.</summary>
/// <param name="QuotientCents">Null: unknown, no bracket counts.</param>
/// <param name="Said">What the family has declared, and what the staff have confirmed or set aside.</param>
[GlossaryExempt]
public sealed record CriterionFacts(bool IsResident, bool HasEnrolledSibling, long? QuotientCents, SchoolClass? Class, IReadOnlyCollection<CampaignFact> Said);

/// <summary>What was said about one fact of a child in a campaign, by the family and by the staff.</summary>
public sealed class CampaignFact
{
    public long Id { get; init; }

    public long CampaignEntryId { get; init; }

    public required CriterionFact Fact { get; init; }

    public bool IsDeclared { get; set; }

    /// <summary>True: an agent has confirmed it; false: set it aside; null: nobody has looked.</summary>
    public bool? IsConfirmed { get; set; }

    /// <summary>Name of the agent.</summary>
    public string? ConfirmedBy { get; set; }

    public DateTime? ConfirmedAt { get; set; }
}
