namespace Preau.Domain.Families;

/// <summary>One entry of a family's income history; the latest valid one prices a day.</summary>
public sealed class IncomeRecord
{
    public long Id { get; init; }

    public required long FamilyId { get; init; }

    /// <summary>First civil day on which it prices.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Quotient familial in cents; null when the family has none.</summary>
    public long? QuotientCents { get; init; }

    /// <summary>Yearly income of the household in cents; null when unknown.</summary>
    public long? YearlyIncomeCents { get; init; }

    /// <summary>Where it comes from, as shown: "CAF, attestation du 3 septembre 2026".</summary>
    public required string Source { get; init; }

    public required DateTime RecordedAt { get; init; }
}
