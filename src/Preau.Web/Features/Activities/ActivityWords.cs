using Preau.Domain.Activities;
using Preau.Domain.CutOffs;
using Preau.Web.Texts;

namespace Preau.Web.Features.Activities;

/// <summary>Options and limits as people say them.</summary>
public static class ActivityWords
{
    public static string Of(ChangeMode mode) => mode switch
    {
        ChangeMode.Direct => "Directement",
        ChangeMode.OnRequest => "Sur demande, le service répond",
        ChangeMode.ReadOnly => "Par le service seulement",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    public static string Of(CutOffAction action) => action == CutOffAction.Book ? "réserver" : "annuler";

    /// <summary>The word in an address, without accent.</summary>
    public static string Address(CutOffAction action) => action == CutOffAction.Book ? "reserver" : "annuler";

    public static string Of(DayBasis basis) => basis switch
    {
        DayBasis.Calendar => "jours de calendrier",
        DayBasis.Weekdays => "jours du lundi au vendredi",
        DayBasis.Business => "jours ouvrés, fériés non comptés",
        DayBasis.Service => "jours d’ouverture du service",
        DayBasis.ClearDays => "jours francs",
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    /// <summary>"jusqu’à 1 jour d’ouverture du service avant, à 9 h 00".</summary>
    public static string Of(CutOffRule rule)
    {
        var word = rule.DaysBefore < 2 && rule.DaysBefore > 0 ? Of(rule.Basis).Replace("jours", "jour", StringComparison.Ordinal).Replace("ouvrés", "ouvré", StringComparison.Ordinal) : Of(rule.Basis);
        var days = rule.DaysBefore == 0 ? "le jour même" : $"{French.Number(rule.DaysBefore)}{French.NoBreak}{word} avant";
        return $"{days}, {(rule.IsInclusive ? "jusqu’à" : "avant")} {French.Time(rule.Time)}";
    }

    /// <summary>"jusqu’au vendredi 11 septembre, 9 h 00", or "avant le …" when the minute itself is too late.</summary>
    public static string Of(CutOffLimit limit) => $"{(limit.Inclusive ? "jusqu’au" : "avant le")} {French.Limit(limit.Civil)}";
}
