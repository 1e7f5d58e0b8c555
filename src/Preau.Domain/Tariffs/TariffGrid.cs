using Preau.Domain.Values;

namespace Preau.Domain.Tariffs;

/// <summary>The dated price grid of a slot: it prices service days from <see cref="EffectiveFrom"/> until the next version.</summary>
public sealed class TariffGrid
{
    public long Id { get; init; }

    public required long SlotId { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Deliberation, date.</summary>
    public string? Source { get; init; }

    public List<Bracket> Brackets { get; } = [];
}

/// <summary>One line of a grid: for whom, and the unit price.</summary>
public sealed class Bracket
{
    public long Id { get; init; }

    public long TariffGridId { get; init; }

    public required Residence Residence { get; init; }

    /// <summary>Quotient familial in cents, from and to both included; null: open.</summary>
    public long? QuotientFromCents { get; init; }

    public long? QuotientToCents { get; init; }

    /// <summary>The line of families without a quotient.</summary>
    public bool WithoutQuotient { get; init; }

    public required Money Price { get; init; }
}
