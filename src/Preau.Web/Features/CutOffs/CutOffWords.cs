using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Features.CutOffs;

/// <summary>Rules and limits as people say them.</summary>
public static class CutOffWords
{
    public static string Of(CutOffAction action) => action switch
    {
        CutOffAction.Book => "réserver",
        CutOffAction.Cancel => "annuler",
        CutOffAction.Change => "changer de formule",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <summary>The word in an address, without accent.</summary>
    public static string Address(CutOffAction action) => action switch
    {
        CutOffAction.Book => "reserver",
        CutOffAction.Cancel => "annuler",
        CutOffAction.Change => "changer",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    public static string Of(TierEffect effect) => effect switch
    {
        TierEffect.Direct => "en ligne, tout de suite",
        TierEffect.OnRequest => "sur demande, le service répond",
        TierEffect.ByPhone => "par téléphone, le service enregistre",
        TierEffect.WaitingList => "sur liste d’attente seulement",
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };

    /// <summary>"1,50 € de supplément", "50 % en plus", "au prix de 10,00 €".</summary>
    public static string Of(Surcharge surcharge) => surcharge.Kind switch
    {
        SurchargeKind.Amount => $"{French.Amount(new Money(surcharge.Value))} de supplément",
        SurchargeKind.Percent => $"{French.Percent(surcharge.Value / 100m)} en plus",
        SurchargeKind.FixedPrice => $"au prix de {French.Amount(new Money(surcharge.Value))}",
        _ => throw new ArgumentOutOfRangeException(nameof(surcharge)),
    };

    /// <summary>"sans supplément", "avec 1,50 € de supplément", "sur demande, avec 50 % en plus".</summary>
    public static string Manner(CutOffTier tier)
    {
        var cost = tier.Surcharge switch
        {
            { Kind: SurchargeKind.FixedPrice } price => Of(price),
            { } more => $"avec {Of(more)}",
            null => tier.Effect == TierEffect.Direct ? "sans supplément" : "",
        };
        var how = tier.Effect switch
        {
            TierEffect.OnRequest => "sur demande",
            TierEffect.ByPhone => "par téléphone",
            TierEffect.WaitingList => "sur liste d’attente",
            _ => "",
        };
        return string.Join(", ", new[] { how, cost }.Where(part => part.Length > 0));
    }

    /// <summary>"sans supplément : 1 jour d’ouverture du service avant, jusqu’à 9 h 00".</summary>
    public static string Of(CutOffTier tier) => $"{Manner(tier)}\u00A0: {Of(tier.CutOff)}";

    /// <summary>"1 jour d’ouverture du service avant, jusqu’à 9 h 00".</summary>
    public static string Of(CutOff cutOff) => ShapeWords.Of(cutOff.Shape, cutOff.Time, cutOff.Inclusive ? "jusqu’à" : "avant");

    /// <summary>The whole rule in one sentence: its tiers, then what is refused.</summary>
    public static string Of(CutOffRule rule) => rule.Tiers.Count == 0 ? "ce n’est jamais possible en ligne"
        : rule.Tiers is [{ Strictness: 0 } only] ? Of(only.CutOff)
        : string.Join("\u00A0; puis ", rule.Tiers.OrderBy(tier => tier.Order).Select(Of));

    /// <summary>A sentence per tier, then what is refused.</summary>
    public static IReadOnlyList<string> Lines(CutOffRule rule) => rule.Tiers.Count == 0 ? ["Jamais en ligne : contactez le service."]
        : [.. rule.Tiers.OrderBy(tier => tier.Order).Select(tier => $"{French.Capital(rule.Tiers is [{ Strictness: 0 }] ? Of(tier.CutOff) : Of(tier))}."), "Ensuite, c’est refusé."];

    /// <summary>"jusqu’au vendredi 11 septembre, 9 h 00", or "avant le …" when the minute itself is too late.</summary>
    public static string Of(CutOffLimit limit) => $"{(limit.Inclusive ? "jusqu’au" : "avant le")} {French.Limit(limit.Civil)}";

    /// <summary>"Pour vendredi 11 septembre, une famille peut réserver sans supplément jusqu’au …, puis … Ensuite, c’est refusé."</summary>
    public static string Of(RuleOnDay rule, DateOnly day)
    {
        var verb = Of(rule.Rule.Action);
        if (rule.Tiers.Count == 0) return $"Pour {French.DayAndMonth(day)}, une famille ne peut pas {verb} en ligne.";
        var isPlain = rule.Tiers is [{ Tier.Strictness: 0 }];
        var tiers = rule.Tiers.Select(tier => $"{(isPlain ? "" : Manner(tier.Tier) + " ")}{Of(tier.Limit)}");
        return $"Pour {French.DayAndMonth(day)}, une famille peut {verb} {string.Join(", puis ", tiers)}. Ensuite, c’est refusé.";
    }
}
