using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Features.CutOffs;

/// <summary>What the editor of a rule offers, in words that go on in the sentence around them.</summary>
public static class RuleChoices
{
    public static readonly IReadOnlyList<SelectListItem> Shapes =
    [
        new("un nombre de jours avant", nameof(ShapeKind.Days)),
        new("un jour d’une semaine d’avant", nameof(ShapeKind.Weekday)),
        new("un tableau, jour par jour", nameof(ShapeKind.Table)),
        new("un nombre d’heures avant", nameof(ShapeKind.Hours)),
        new("un nombre d’heures ouvrées avant", nameof(ShapeKind.BusinessHours)),
        new("un nombre de jours avant la période", nameof(ShapeKind.Period)),
        new("un nombre de jours avant les vacances", nameof(ShapeKind.Holidays)),
        new("un jour du mois d’avant", nameof(ShapeKind.MonthDay)),
    ];

    public static readonly IReadOnlyList<SelectListItem> Bases = [.. Enum.GetValues<DayBasis>().Select(b => new SelectListItem(ShapeWords.Of(b), b.ToString()))];

    public static readonly IReadOnlyList<SelectListItem> Weekdays = [.. MondayFirst.Select(d => new SelectListItem(French.DayName(d), d.ToString()))];

    public static readonly IReadOnlyList<SelectListItem> WeekdaysOrNone = [new("–", ""), .. Weekdays];

    public static readonly IReadOnlyList<SelectListItem> Boundaries = [new("compris", "true"), new("non compris", "false")];

    public static readonly IReadOnlyList<SelectListItem> Effects = [.. Enum.GetValues<TierEffect>().Select(e => new SelectListItem(CutOffWords.Of(e), e.ToString()))];

    public static IEnumerable<DayOfWeek> MondayFirst => Enum.GetValues<DayOfWeek>().OrderBy(day => day.FromMonday());

    /// <summary>What the sentence of a tier says before its hour.</summary>
    public static string Before(ShapeKind kind) => kind switch
    {
        ShapeKind.Days => "avant, à",
        ShapeKind.Period => "avant le début de la période, à",
        ShapeKind.Holidays => "avant le premier jour des vacances, à",
        ShapeKind.Hours => "heures, comptées le jour de service depuis",
        ShapeKind.BusinessHours => "heures ouvrées, comptées le jour de service depuis",
        ShapeKind.MonthDay => "du mois précédent, à",
        _ => "à",
    };
}
