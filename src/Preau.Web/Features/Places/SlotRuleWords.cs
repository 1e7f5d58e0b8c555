using Preau.Domain.Places;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places;

/// <summary>Rules between slots and about the length of stays, as families are told them.</summary>
public static class SlotRuleWords
{
    public static string Name(SlotRuleKind kind) => kind switch
    {
        SlotRuleKind.Excludes => "Jamais avec l’autre formule",
        SlotRuleKind.Needs => "Seulement avec l’autre formule",
        SlotRuleKind.GoesWith => "Toujours avec l’autre, et l’inverse",
        SlotRuleKind.AtLeast => "Au moins tant de jours",
        SlotRuleKind.AtMost => "Au plus tant de jours",
        SlotRuleKind.AllDays => "Tous les jours d’ouverture",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>One sentence; the slot's name stands before.</summary>
    /// <param name="other">The name of the other slot; null for the rules that count.</param>
    public static string Of(SlotRule rule, string? other) => rule.Kind switch
    {
        SlotRuleKind.Excludes => $"jamais le même jour que «\u00A0{other}\u00A0»",
        SlotRuleKind.Needs => $"seulement avec «\u00A0{other}\u00A0» le même jour",
        SlotRuleKind.GoesWith => $"toujours avec «\u00A0{other}\u00A0», et l’inverse",
        _ => Length(rule),
    };

    /// <summary>"au moins 2 jours par semaine".</summary>
    public static string Length(SlotRule rule) => rule.Kind switch
    {
        SlotRuleKind.AtLeast => $"au moins {French.Count(rule.Days ?? 0, "jour")} par {Period(rule)}",
        SlotRuleKind.AtMost => $"au plus {French.Count(rule.Days ?? 0, "jour")} par {Period(rule)}",
        SlotRuleKind.AllDays => rule.PerMonth ? "tous les jours d’ouverture du mois" : "tous les jours d’ouverture de la semaine",
        _ => "",
    };

    private static string Period(SlotRule rule) => rule.PerMonth ? "mois" : "semaine";
}
