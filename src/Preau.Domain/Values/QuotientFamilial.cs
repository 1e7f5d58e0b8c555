namespace Preau.Domain.Values;

/// <summary>The quotient familial (CAF, MSA, or computed by the town), in whole cents, never negative.</summary>
public readonly record struct QuotientFamilial
{
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public QuotientFamilial(long cents)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cents);
        Cents = cents;
    }

    public long Cents { get; }
}
