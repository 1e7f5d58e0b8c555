using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>One tier of a rule: until its limit, this is what becomes of the action, and what it costs more.</summary>
public sealed class CutOffTier
{
    public long Id { get; init; }

    public long CutOffRuleId { get; init; }

    /// <summary>From 0, the mildest first.</summary>
    public required int Order { get; init; }

    public required TierEffect Effect { get; init; }

    /// <summary>Null: free.</summary>
    public SurchargeKind? SurchargeKind { get; init; }

    /// <summary>As <see cref="Surcharge.Value"/>.</summary>
    public long SurchargeValue { get; init; }

    public required CutOffShape Shape { get; init; }

    /// <summary>Civil time of day of the limit.</summary>
    public required TimeOnly Time { get; init; }

    /// <summary>"jusqu’à 9 h 00" accepts the whole minute; "avant 9 h 00" refuses from that instant.</summary>
    public required bool IsInclusive { get; init; }

    /// <summary>The same tier at another place of its rule, not stored yet.</summary>
    public CutOffTier At(int order) => new() { Order = order, Effect = Effect, SurchargeKind = SurchargeKind, SurchargeValue = SurchargeValue, Shape = Shape, Time = Time, IsInclusive = IsInclusive };

    public Surcharge? Surcharge => SurchargeKind is { } kind ? new(kind, SurchargeValue) : null;

    public CutOff CutOff => new(Shape, Time, IsInclusive);

    /// <summary>0 free, 1 dearer, 2 through the staff, 3 to the waiting list.</summary>
    public int Strictness => Effect switch
    {
        TierEffect.Direct => SurchargeKind is null ? 0 : 1,
        TierEffect.OnRequest or TierEffect.ByPhone => 2,
        TierEffect.WaitingList => 3,
        _ => throw new InvalidOperationException($"The effect {Effect} is not known."),
    };
}

/// <summary>What becomes of an action within a tier.</summary>
public enum TierEffect
{
    /// <summary>Done at once.</summary>
    Direct,

    /// <summary>Asked for; the staff answer, the instant of sending counts.</summary>
    OnRequest,

    /// <summary>An agent does it for the family, in the same tier.</summary>
    ByPhone,

    /// <summary>Joins the waiting list.</summary>
    WaitingList,
}
