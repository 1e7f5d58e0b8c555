using Preau.Domain.Places;

namespace Preau.Web.Features.Settings.Files;

/// <summary>The lines of places.csv and sejours.csv.</summary>
internal static class PlaceLines
{
    public static PoolLine Pool(FileRow r)
    {
        var group = new AgeGroup(r.OptionalNumber("age_min_mois"), r.OptionalNumber("age_max_mois"), r.OptionalChoice("classe_min", FileWords.Classes), r.OptionalChoice("classe_max", FileWords.Classes));
        if (group.MaxAgeMonths <= group.MinAgeMonths) r.Wrong("age_max_mois", "L’âge maximal vient avant l’âge minimal.");
        if (group.MaxClass < group.MinClass) r.Wrong("classe_max", "La dernière classe vient avant la première.");
        return new(r.Text("lieu"), r.Text("vivier"), group, r.Day("a_partir_du"), r.OptionalNumber("places"), r.OptionalNumber("marge") ?? 0, r.List("formules"), r.Optional("source"));
    }

    public static SlotRuleLine SlotRule(FileRow r)
    {
        var kind = r.Choice("regle", FileWords.SlotRules);
        var (other, days) = (r.Optional("autre_formule"), r.OptionalNumber("nombre"));
        if (other is null != (kind is SlotRuleKind.AtLeast or SlotRuleKind.AtMost or SlotRuleKind.AllDays)) r.Wrong("autre_formule", "L’autre formule se donne pour les règles entre deux formules, et seulement là.");
        if (days is null == (kind is SlotRuleKind.AtLeast or SlotRuleKind.AtMost)) r.Wrong("nombre", "Le nombre de jours se donne pour un minimum ou un maximum, et seulement là.");
        if (days is < 1 or > 31) r.Wrong("nombre", "Un nombre de jours va de 1 à 31.");
        var (from, to) = (r.Day("a_partir_du"), r.OptionalDay("jusqu_au"));
        if (to < from) r.Wrong("jusqu_au", "La règle finit avant de commencer.");
        return new(r.Text("formule"), kind, other, days, r.OptionalChoice("par", FileWords.Periods) == true, from, to);
    }
}
