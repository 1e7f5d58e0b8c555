using Preau.Domain.Activities;
using Preau.Domain.Places;
using Preau.Web.Features.Families;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>Waiting lists as people say them.</summary>
public static class WaitingWords
{
    public static string Of(WaitingState state) => state switch
    {
        WaitingState.Waiting => "En attente",
        WaitingState.Offered => "Place proposée",
        WaitingState.ToStaff => "Place gardée, le service appelle",
        WaitingState.Accepted => "Place acceptée",
        WaitingState.PassedOn => "Place laissée",
        WaitingState.Lapsed => "Resté sans réponse",
        WaitingState.Left => "Liste quittée",
        WaitingState.Dropped => "Retiré de la liste",
        WaitingState.Over => "Jour passé sans place",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>What is published of a list: a sentence each.</summary>
    public static IReadOnlyList<string> Lines(WaitingRule? rule, Activity activity) => rule is not { HasList: true }
        ? ["Pas de liste d’attente\u00A0: les places rendues redeviennent libres sur le calendrier."]
        :
        [
            $"Ordre\u00A0: {Order(rule, activity)}.",
            $"Une place proposée par courriel est gardée {French.Count(rule.OfferHours, "heure")}, sans compter la nuit ({French.Of(French.ShortTime(OfferEnd.NightFrom))} à {French.ShortTime(OfferEnd.NightTo)}), et jamais au-delà de la limite pour réserver.",
            rule.MostOffers == 1 ? "Sans réponse, la place passe à la famille suivante et l’enfant quitte la liste de ce jour." : $"Sans réponse, la place passe à la famille suivante\u00A0; après {French.Number(rule.MostOffers)} propositions sans réponse, l’enfant quitte la liste de ce jour.",
            rule.ConfirmWeeks == 1 ? "Chaque semaine, un courriel demande si vous attendez toujours." : $"Toutes les {French.Number(rule.ConfirmWeeks)} semaines, un courriel demande si vous attendez toujours.",
        ];

    /// <summary>"d’abord les familles de la commune, puis la date d’inscription sur la liste".</summary>
    public static string Order(WaitingRule rule, Activity activity) =>
        rule.PrioritiesIn(activity) is { Count: > 0 } priorities ? $"d’abord {string.Join(", puis ", priorities.Select(p => Of(p, rule)))}, puis la date d’inscription sur la liste" : "la date d’inscription sur la liste, et rien d’autre";

    private static string Of(WaitingPriority priority, WaitingRule rule) => priority switch
    {
        WaitingPriority.Residents => "les familles de la commune",
        WaitingPriority.Classes => (rule.MinClass, rule.MaxClass) switch
        {
            ({ } min, { } max) when min == max => $"la classe {ClassNames.Short(min)}",
            ({ } min, { } max) => $"les classes {ClassNames.Short(min)} à {ClassNames.Short(max)}",
            ({ } min, null) => $"les classes à partir du {ClassNames.Short(min)}",
            (null, { } max) => $"les classes jusqu’au {ClassNames.Short(max)}",
            _ => "les enfants scolarisés",
        },
        WaitingPriority.Siblings => "les enfants dont un frère ou une sœur est réservé ce jour-là",
        _ => throw new ArgumentOutOfRangeException(nameof(priority)),
    };
}
