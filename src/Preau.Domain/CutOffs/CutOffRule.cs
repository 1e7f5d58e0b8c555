using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>
/// One dated version of "until when" for one action of an activity: tiers from the mildest to the strictest, each with its own limit;
/// after the last one it is refused. It judges service days from <see cref="EffectiveFrom"/> on, until the next version; a booking
/// keeps the version that judged it (docs/rules/delais.md).
/// </summary>
public sealed class CutOffRule
{
    public long Id { get; init; }

    public required long ActivityId { get; init; }

    public required CutOffAction Action { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Deliberation or regulation, date, article.</summary>
    public string? Source { get; init; }

    /// <summary>In their order; none: always refused.</summary>
    public List<CutOffTier> Tiers { get; init; } = [];

    /// <summary>The version that judges a service day: the latest one in effect on it; null when there is none yet.</summary>
    public static CutOffRule? InEffect(IEnumerable<CutOffRule> versions, CutOffAction action, DateOnly serviceDay) =>
        versions.Where(version => version.Action == action).InEffect(serviceDay, static version => version.EffectiveFrom);

    /// <summary>
    /// Whether the tiers go from the mildest to the strictest. A tier that is milder than the one before it would give back what was
    /// already taken away.
    /// </summary>
    public static bool IsOrdered(IEnumerable<CutOffTier> tiers) => tiers.Zip(tiers.Skip(1)).All(pair => pair.First.Strictness <= pair.Second.Strictness);
}

/// <summary>What a family does with a day: each has its own rule.</summary>
public enum CutOffAction
{
    Book,
    Cancel,

    /// <summary>Gives up one slot of an activity for another one, the same day, in one go.</summary>
    Change,
}
