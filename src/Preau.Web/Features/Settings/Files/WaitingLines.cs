using Preau.Domain.Activities;
using Preau.Domain.Families;
using Preau.Domain.Places;
using static Preau.Web.Features.Settings.Files.FileText;

namespace Preau.Web.Features.Settings.Files;

/// <summary>attente.csv: one line per version of a waiting list's rule.</summary>
internal static class WaitingLines
{
    public const string File = "attente.csv";
    public const string Columns = "activite;a_partir_du;liste;priorites;classe_min;classe_max;heures;propositions;semaines;source";

    private static readonly Dictionary<string, WaitingPriority> Priorities = new(StringComparer.Ordinal)
    {
        ["habitants"] = WaitingPriority.Residents,
        ["classes"] = WaitingPriority.Classes,
        ["fratries"] = WaitingPriority.Siblings,
    };

    public static WaitingLine Read(FileRow r)
    {
        var words = r.Optional("priorites") is null ? [] : r.List("priorites");
        foreach (var unknown in words.Where(word => !Priorities.ContainsKey(word))) r.Wrong("priorites", $"«\u00A0{unknown}\u00A0» n’est pas une priorité. Choix\u00A0: {string.Join(", ", Priorities.Keys)}.");
        if (words.Distinct(StringComparer.Ordinal).Count() < words.Count) r.Wrong("priorites", "La même priorité est donnée deux fois.");
        var (first, last) = (r.OptionalChoice("classe_min", FileWords.Classes), r.OptionalChoice("classe_max", FileWords.Classes));
        if (words.Contains("classes") != ((first ?? last) is not null)) r.Wrong("classe_min", "Les classes se donnent pour la priorité «\u00A0classes\u00A0», et seulement là.");
        if (last < first) r.Wrong("classe_max", "La dernière classe vient avant la première.");
        int Within(string column, int most)
        {
            var number = r.Number(column);
            if (number < 1 || number > most) r.Wrong(column, $"Écrivez un nombre de 1 à {most}.");
            return number;
        }
        return new(r.Text("activite"), r.Day("a_partir_du"), r.Flag("liste"), [.. words.Where(Priorities.ContainsKey).Select(word => Priorities[word])], first, last,
            Within("heures", WaitingRule.MaxOfferHours), Within("propositions", WaitingRule.MaxOffers), Within("semaines", WaitingRule.MaxWeeks), r.Optional("source"));
    }

    public static WaitingRule Rule(WaitingLine line, long activityId) => new()
    {
        ActivityId = activityId,
        EffectiveFrom = line.From,
        HasList = line.HasList,
        Priorities = line.Priorities,
        MinClass = line.MinClass,
        MaxClass = line.MaxClass,
        OfferHours = line.Hours,
        MostOffers = line.Offers,
        ConfirmWeeks = line.Weeks,
        Source = line.Source,
    };

    public static string?[] Write(string activity, WaitingRule rule) =>
    [
        activity, Day(rule.EffectiveFrom), Flag(rule.HasList), string.Join(',', rule.Priorities.Select(p => Priorities.Single(word => word.Value == p).Key)),
        Word(FileWords.Classes, rule.MinClass), Word(FileWords.Classes, rule.MaxClass), Number(rule.OfferHours), Number(rule.MostOffers), Number(rule.ConfirmWeeks), rule.Source,
    ];

    /// <summary>School meals are a right: nothing but the date may put somebody first there.</summary>
    public static IEnumerable<string> Ranked(TownConfiguration town) =>
        from line in town.Waiting
        join activity in town.Activities on line.Activity equals activity.Code
        where activity.Nature == ActivityNature.SchoolMeals && line.Priorities.Count > 0
        select line.Activity;
}

/// <summary>One version of how a waiting list works.</summary>
public sealed record WaitingLine(
    string Activity, DateOnly From, bool HasList, IReadOnlyList<WaitingPriority> Priorities, SchoolClass? MinClass, SchoolClass? MaxClass, int Hours, int Offers, int Weeks, string? Source);
