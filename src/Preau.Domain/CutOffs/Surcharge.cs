using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>What a late booking, cancelling or change costs more (docs/rules/delais.md).</summary>
/// <param name="Value">Cents; for a percentage, hundredths of a percent: 5000 is 50 %.</param>
[GlossaryExempt]
public readonly record struct Surcharge(SurchargeKind Kind, long Value)
{
    /// <summary>What a booking costs more than the price shown: half up, never less than nothing. Null where that price is needed and not known.</summary>
    public Money? OnBooking(Money? price) => Kind switch
    {
        SurchargeKind.Amount => new(Value),
        SurchargeKind.Percent => Percent(price),
        SurchargeKind.FixedPrice => price is { } known ? new(Math.Max(0, Value - known.Cents)) : null,
        _ => throw new InvalidOperationException($"The surcharge {Kind} is not known."),
    };

    /// <summary>What is owed for a day that was cancelled late: the fixed price itself, since the day costs nothing any more.</summary>
    public Money? OnCancelling(Money? price) => Kind == SurchargeKind.FixedPrice ? new(Value) : OnBooking(price);

    private Money? Percent(Money? price) => price is { } known ? Money.Round(known.Cents * Value / 10_000m) : null;
}

/// <summary>How a surcharge is computed from the price shown.</summary>
public enum SurchargeKind
{
    Amount,
    Percent,

    /// <summary>The late booking costs that price instead.</summary>
    FixedPrice,
}
