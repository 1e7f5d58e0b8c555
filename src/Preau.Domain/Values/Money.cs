namespace Preau.Domain.Values;

/// <summary>An amount in whole euro cents; negative amounts are allowed (credits). Arithmetic is checked.</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero;

    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.Cents));

    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.Cents));

    public static Money operator -(Money a) => new(checked(-a.Cents));

    public static Money operator *(Money a, int times) => new(checked(a.Cents * times));

    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;

    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;

    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;

    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;

    /// <summary>Rounds an exact amount in cents half up, away from zero (docs/rules: arrondi).</summary>
    public static Money Round(decimal exactCents) =>
        new((long)decimal.Round(exactCents, MidpointRounding.AwayFromZero));

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);
}

[GlossaryExempt]
public static class MoneyExtensions
{
    public static Money Sum(this IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (a, b) => a + b);
}
