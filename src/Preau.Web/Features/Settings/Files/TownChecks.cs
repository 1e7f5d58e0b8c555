using Preau.Domain.Activities;
using Preau.Domain.Billing;

namespace Preau.Web.Features.Settings.Files;

/// <summary>What no single line can know: codes given twice, codes that name nothing, versions of the same day.</summary>
internal static class TownChecks
{
    private const string Right = "La restauration scolaire est un droit de chaque élève (Code de l’éducation, L131-13)";

    public static void Run(TownConfiguration town, List<FileProblem> problems)
    {
        void Wrong(string file, string sentence) => problems.Add(new(file, 0, "", sentence));

        void Once(string file, string what, IEnumerable<string> keys)
        {
            foreach (var twice in keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1))
                Wrong(file, $"{what} «\u00A0{twice.Key}\u00A0» est donné deux fois.");
        }

        void Known(string file, string what, IEnumerable<string?> used, IEnumerable<string> known)
        {
            foreach (var unknown in used.OfType<string>().Where(u => u.Length > 0).Distinct(StringComparer.Ordinal).Except(known, StringComparer.Ordinal))
                Wrong(file, $"{what} «\u00A0{unknown}\u00A0» n’existe pas.");
        }

        var sites = town.Sites.Select(s => s.Code).ToList();
        var activities = town.Activities.Select(a => a.Code).ToList();
        var slots = town.Slots.Select(s => $"{s.Activity}/{s.Code}").ToList();

        Once("reglages.csv", "Le réglage", town.Settings.Select(s => $"{s.Name} au {s.From:yyyy-MM-dd}"));
        Once("lieux.csv", "Le lieu", sites);
        Once("regies.csv", "La régie", town.Regies.Select(r => r.Code));
        Once("activites.csv", "L’activité", activities);
        Once("formules.csv", "La formule", slots);
        Once("places.csv", "Le vivier", town.Pools.Select(p => $"{p.Site}, {p.Name}, au {p.From:yyyy-MM-dd}"));
        CutOffLines.Check(town.CutOffs, problems);

        Known("activites.csv", "La régie", town.Activities.Select(a => (string?)a.Regie), town.Regies.Select(r => r.Code));
        Known("activites.csv", "Le lieu", town.Activities.SelectMany(a => a.Sites), sites);
        Known("fermetures.csv", "Le lieu", town.Closures.Select(c => c.Site), sites);
        Known("fermetures.csv", "L’activité", town.Closures.Select(c => c.Activity), activities);
        Known("jours.csv", "Le lieu", town.LocalDays.Select(d => d.Site), sites);
        Known("jours.csv", "L’activité", town.LocalDays.Select(d => d.Activity), activities);
        Once("jours.csv", "Le jour", town.LocalDays.Select(d => $"{d.Day:yyyy-MM-dd}, {(d.Activity is null ? "classe" : d.Activity)}, {d.Site}"));
        foreach (var (first, second) in CalendarChecks.Overlaps(town.Holidays.Where(h => h.From <= h.To)))
            Wrong("vacances.csv", $"Zone {first.Zone}\u00A0: «\u00A0{first.Name}\u00A0» et «\u00A0{second.Name}\u00A0» se chevauchent le {second.From:yyyy-MM-dd}.");
        foreach (var unknown in town.Settings.Where(s => s.Name == Calendars.OpeningDaysQueries.ZoneSetting && !FileWords.Zones.ContainsKey(s.Value)))
            Wrong("reglages.csv", $"La zone «\u00A0{unknown.Value}\u00A0» n’existe pas. Choix\u00A0: {string.Join(", ", FileWords.Zones.Keys)}.");
        Known("formules.csv", "L’activité", town.Slots.Select(s => s.Activity), activities);
        Known("pieces.csv", "L’activité", town.Documents.Select(d => d.Activity), activities);
        Known("questions.csv", "L’activité", town.Questions.Select(q => q.Activity), activities);
        Once("absences.csv", "La règle d’absence", town.Absences.Select(a => $"{a.Activity} au {a.From:yyyy-MM-dd}"));
        Known("absences.csv", "L’activité", town.Absences.Select(a => a.Activity), activities);
        Once(WaitingLines.File, "La règle", town.Waiting.Select(w => $"{w.Activity} au {w.From:yyyy-MM-dd}"));
        Known(WaitingLines.File, "L’activité", town.Waiting.Select(w => w.Activity), activities);
        Known("delais.csv", "L’activité", town.CutOffs.Select(c => c.Activity), activities);
        Known(MenuFile.Name, "Le lieu", town.Menus.Select(m => m.Site), sites);
        Known("places.csv", "Le lieu", town.Pools.Select(p => p.Site), sites);
        Known("places.csv", "La formule", town.Pools.SelectMany(p => p.Slots), slots);
        PlaceLines.Check(town, problems);
        Known("sejours.csv", "La formule", town.SlotRules.SelectMany(r => new[] { r.Slot, r.Other }), slots);
        Known(PeriodLines.File, "L’activité", town.Periods.Select(p => p.Activity), activities);
        PeriodLines.Check(town, problems);
        CampaignLines.Check(town, problems);
        Known("tarifs.csv", "La formule", town.Tariffs.Select(t => t.Slot), slots);

        var meals = town.Activities.Where(a => a.Nature == ActivityNature.SchoolMeals).ToDictionary(a => a.Code, StringComparer.Ordinal);
        foreach (var activity in meals.Values.Where(a => a.ResidentsOnly)) Wrong("activites.csv", $"{Right}\u00A0: l’activité «\u00A0{activity.Code}\u00A0» ne peut pas être réservée aux habitants.");
        foreach (var period in town.Periods.Where(p => meals.ContainsKey(p.Activity)).Select(p => p.Name).Distinct()) Wrong(PeriodLines.File, $"{Right}\u00A0: elle n’a pas de période, «\u00A0{period}\u00A0» est à retirer.");
        foreach (var ranked in WaitingLines.Ranked(town)) Wrong(WaitingLines.File, $"{Right}\u00A0: la liste d’attente de «\u00A0{ranked}\u00A0» n’a pas d’autre ordre que la date.");
        foreach (var activity in meals.Values.Where(a => a.HoldMinutes is not null)) Wrong("activites.csv", $"{Right}\u00A0: l’activité «\u00A0{activity.Code}\u00A0» ne peut pas être payée à la réservation.");
        foreach (var activity in town.Activities.Where(a => Holding.RefusalOf(a.HoldMinutes) is not null)) Wrong("activites.csv", $"L’activité «\u00A0{activity.Code}\u00A0»\u00A0: les places se gardent de {Holding.Shortest} à {Holding.Longest} minutes.");
        foreach (var activity in town.Activities.Where(a => a.HoldMinutes is not null && town.Regies.All(r => r.Code != a.Regie || r.PayFip is null)))
            Wrong("activites.csv", $"L’activité «\u00A0{activity.Code}\u00A0» est payée à la réservation\u00A0: sa régie doit avoir un numéro de contrat PayFiP.");
        foreach (var paper in town.Documents.Where(d => d.IsMandatory && meals.ContainsKey(d.Activity))) Wrong("pieces.csv", $"{Right}\u00A0: la pièce «\u00A0{paper.Code}\u00A0» ne peut pas être obligatoire.");

        foreach (var code in activities.Except(town.Slots.Select(s => s.Activity), StringComparer.Ordinal))
            Wrong("formules.csv", $"L’activité «\u00A0{code}\u00A0» n’a aucune formule\u00A0: rien ne pourrait être réservé.");
        foreach (var slot in slots.Except(town.Tariffs.Select(t => t.Slot), StringComparer.Ordinal))
            Wrong("tarifs.csv", $"La formule «\u00A0{slot}\u00A0» n’a aucun tarif\u00A0: elle ne pourrait pas être facturée.");
    }
}
