using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>A tier and its limit on one service day.</summary>
[GlossaryExempt]
public sealed record TierLimit(CutOffTier Tier, CutOffLimit Limit);

/// <summary>One version of a rule on one service day: the limits of its tiers in their order.</summary>
[GlossaryExempt]
public sealed record RuleOnDay(CutOffRule Rule, IReadOnlyList<TierLimit> Tiers)
{
    public static RuleOnDay Of(CutOffRule rule, DateOnly day, LimitCalendar calendar, TimeZoneInfo zone) =>
        new(rule, [.. rule.Tiers.OrderBy(tier => tier.Order).Select(tier => new TierLimit(tier, tier.CutOff.Limit(day, calendar, zone)))]);

    /// <summary>The last limit of all; null when nothing is ever accepted.</summary>
    public CutOffLimit? Last { get; } = Tiers.Select(tier => tier.Limit).MaxBy(limit => limit.RefusedFrom);

    /// <summary>
    /// The tier that judges what arrives at an instant (UTC): the first whose limit has not passed; null when refused. A tier whose
    /// limit lies before that of the tier before it never applies that day.
    /// </summary>
    public TierLimit? At(DateTime now)
    {
        foreach (var tier in Tiers)
        {
            if (tier.Limit.Allows(now)) return tier;
        }
        return null;
    }

    /// <summary>Of two versions the kinder one at an instant: the milder or cheaper tier, else the later limit, else the first.</summary>
    public static RuleOnDay Kinder(RuleOnDay first, RuleOnDay second, DateTime now)
    {
        var (one, other) = (first.At(now), second.At(now));
        var (strictness, otherStrictness) = (one?.Tier.Strictness ?? int.MaxValue, other?.Tier.Strictness ?? int.MaxValue);
        if (strictness != otherStrictness) return strictness < otherStrictness ? first : second;
        if (one?.Tier.SurchargeKind is { } kind && other!.Tier.SurchargeKind == kind && one.Tier.SurchargeValue != other.Tier.SurchargeValue)
            return one.Tier.SurchargeValue < other.Tier.SurchargeValue ? first : second;
        return other is not null && other.Limit.RefusedFrom > one!.Limit.RefusedFrom ? second : first;
    }
}
