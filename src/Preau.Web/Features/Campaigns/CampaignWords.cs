using Preau.Domain.Activities;
using Preau.Domain.Campaigns;
using Preau.Domain.Families;
using Preau.Domain.Values;
using Preau.Web.Features.Families;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns;

/// <summary>A campaign as families and agents read it.</summary>
public static class CampaignWords
{
    public static string Of(WishUnit unit) => unit switch
    {
        WishUnit.Day => "un jour",
        WishUnit.Week => "une semaine",
        WishUnit.Weekday => "un jour de la semaine, toute la période",
        WishUnit.Period => "toute la période",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>The days of one wish: "semaine du 8 février 2027", "tous les mercredis".</summary>
    public static string Days(WishUnit unit, DateOnly from) => unit switch
    {
        WishUnit.Day => French.Date(from),
        WishUnit.Week => $"semaine du {French.PlainDate(from)}",
        WishUnit.Weekday => $"tous les {French.DayName(from.DayOfWeek)}s",
        WishUnit.Period => "toute la période",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    public static string Wish(CampaignBoard board, Slot slot, DateOnly from) => $"{slot.Name}, {Days(board.Campaign.Unit, from)}";

    public static string Name(CriterionFact fact) => fact switch
    {
        CriterionFact.Resident => "La famille habite la commune",
        CriterionFact.ParentsWork => "Les deux parents, ou le seul du foyer, travaillent ou étudient",
        CriterionFact.SiblingEnrolled => "Un frère ou une sœur est inscrit à l’activité",
        CriterionFact.QuotientUpTo => "Quotient familial jusqu’à un plafond",
        CriterionFact.Classes => "Classe de l’enfant",
        CriterionFact.SpecialCare => "L’enfant a besoin d’un accueil adapté",
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    public static string Of(CampaignCriterion criterion) => criterion.Fact switch
    {
        CriterionFact.QuotientUpTo => $"Quotient familial jusqu’à {French.Quotient(new QuotientFamilial(criterion.QuotientUpToCents ?? 0))}",
        CriterionFact.Classes => $"Enfant en {French.Or(Enum.GetValues<SchoolClass>().Where(c => !(c < criterion.MinClass) && !(c > criterion.MaxClass)).Select(ClassNames.Short))}",
        _ => Name(criterion.Fact),
    };

    public static string Source(CriterionFact fact) => fact switch
    {
        CriterionFact.Resident => "adresse du dossier",
        CriterionFact.SiblingEnrolled => "inscriptions du dossier",
        CriterionFact.QuotientUpTo => "quotient du dossier",
        CriterionFact.Classes => "classe du dossier",
        _ => "déclaré par la famille",
    };

    public static string Of(CampaignStage stage) => stage switch
    {
        CampaignStage.Announced => "Annoncée",
        CampaignStage.Open => "Ouverte aux vœux",
        CampaignStage.Deciding => "Vœux clos, à décider",
        CampaignStage.Confirming => "Résultats publiés",
        CampaignStage.Over => "Terminée",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static string Of(CampaignPlaceState state) => state switch
    {
        CampaignPlaceState.NotGiven => "non donné",
        CampaignPlaceState.Offered => "place proposée",
        CampaignPlaceState.Confirmed => "place confirmée",
        CampaignPlaceState.GivenUp => "place laissée",
        CampaignPlaceState.Lapsed => "place restée sans réponse",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>Why a wish has this answer, without a full stop.</summary>
    public static string Why(WishAnswer answer, DateOnly? fullOn) => answer switch
    {
        WishAnswer.Given => "donné",
        WishAnswer.NotNeeded => "pas regardé\u00A0: l’enfant a déjà autant de vœux que la campagne en donne",
        WishAnswer.NoRoom => $"plus de place{(fullOn is { } day ? $" le {French.Date(day)}" : "")}",
        WishAnswer.Excluded => "l’enfant a déjà une réservation ou un vœu qui ne va pas avec celui-ci",
        WishAnswer.Impossible => "l’enfant n’est pas inscrit tous ces jours, ou n’est dans aucun groupe de la formule",
        WishAnswer.NotTogether => "il n’y avait pas de place pour tous les frères et sœurs ensemble",
        WishAnswer.Decided => "décidé par un agent",
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    /// <summary>The first signs of a drawn number: enough to compare two.</summary>
    public static string Short(string draw) => draw[..Math.Min(8, draw.Length)];
}
