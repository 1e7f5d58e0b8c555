using Preau.Domain.Places;
using Preau.Web.Texts;

namespace Preau.Web.Features.Settings.Files;

/// <summary>The lines of places.csv and sejours.csv.</summary>
internal static class PlaceLines
{
    public static PoolLine Pool(FileRow r)
    {
        var group = new AgeGroup(r.OptionalNumber("age_min_mois"), r.OptionalNumber("age_max_mois"), r.OptionalChoice("classe_min", FileWords.Classes), r.OptionalChoice("classe_max", FileWords.Classes));
        if (group.MaxAgeMonths <= group.MinAgeMonths) r.Wrong("age_max_mois", "L’âge maximal vient avant l’âge minimal.");
        if (group.MaxClass < group.MinClass) r.Wrong("classe_max", "La dernière classe vient avant la première.");
        var (from, last) = (r.Day("a_partir_du"), r.OptionalDay("jusqu_au"));
        if (last < from) r.Wrong("jusqu_au", "Le vivier finit avant de commencer.");
        return new(r.Text("lieu"), r.Text("vivier"), group, from, last, r.OptionalNumber("places"), r.OptionalNumber("marge") ?? 0, r.List("formules"), r.Optional("source"));
    }

    /// <summary>A child in two groups of a slot at a site, or in none.</summary>
    public static void Check(TownConfiguration town, List<FileProblem> problems)
    {
        var pools = PoolInFile.Of(town.Pools).SelectMany(p => p.Slots, (pool, slot) => (Slot: slot, Pool: pool));
        foreach (var own in pools.GroupBy(p => (p.Slot, p.Pool.Site), p => p.Pool.ToPool(0)))
        {
            if (town.Activities.FirstOrDefault(a => own.Key.Slot.StartsWith(a.Code + "/", StringComparison.Ordinal)) is not { } activity) continue;
            foreach (var fault in AgeGroup.Faults([.. own], new(activity.MinAgeMonths, activity.MaxAgeMonths, activity.MinClass, activity.MaxClass), DateOnly.MinValue))
                problems.Add(new("places.csv", 0, "", $"«\u00A0{own.Key.Slot}\u00A0» à «\u00A0{own.Key.Site}\u00A0». {Refusals.Sentence(fault)}"));
        }
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
