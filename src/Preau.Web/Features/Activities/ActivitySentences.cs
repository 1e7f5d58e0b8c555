using Preau.Domain.Activities;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;
using Preau.Web.Features.Enrolments;
using Preau.Web.Features.Families;
using Preau.Web.Texts;

namespace Preau.Web.Features.Activities;

/// <summary>The settings of an activity as a family would be told them (docs/rules/conditions-d-inscription.md, tarifs.md).</summary>
public static class ActivitySentences
{
    public static IReadOnlyList<string> Who(Activity activity)
    {
        var sentences = new List<string>();
        if (activity is { MinClass: { } first, MaxClass: { } last }) sentences.Add($"De la classe de {ClassNames.Short(first)} à celle de {ClassNames.Short(last)}.");
        else if (activity.MinClass is { } from) sentences.Add($"À partir de la classe de {ClassNames.Short(from)}.");
        else if (activity.MaxClass is { } to) sentences.Add($"Jusqu’à la classe de {ClassNames.Short(to)}.");
        if (activity is { MinAgeMonths: { } youngest, MaxAgeMonths: { } tooOld }) sentences.Add($"De {Age(youngest)} à moins de {Age(tooOld)}, le premier jour souhaité.");
        else if (activity.MinAgeMonths is { } least) sentences.Add($"À partir de {Age(least)}, le premier jour souhaité.");
        else if (activity.MaxAgeMonths is { } most) sentences.Add($"Moins de {Age(most)}, le premier jour souhaité.");
        if (sentences.Count == 0) sentences.Add("Tous les enfants, sans condition d’âge ni de classe.");
        if (activity.NeedsPreEnrolment) sentences.Add("Un enfant à naître peut être préinscrit.");
        sentences.Add(activity.IsRight ? "Un droit de chaque élève (Code de l’éducation, L131-13) : seules les places d’un jour le limitent." : activity.ResidentsOnly ? "Seulement les familles domiciliées dans la commune." : "Les familles de la commune et d’ailleurs.");
        if (activity.Sites.Exists(s => s.Site.Kind == SiteKind.School)) sentences.Add("Dans une école, seuls ses élèves viennent.");
        return sentences;
    }

    /// <param name="offerDays">Days to answer an offered place.</param>
    public static IReadOnlyList<string> Enrolling(Activity activity, int offerDays) =>
    [
        activity.IsOpen ? "Les familles peuvent demander une inscription." : "Fermée\u00A0: aucune inscription ne peut être demandée.",
        .. activity.NeedsPreEnrolment
            ? new[] { "Le service valide la préinscription, puis propose une place.", $"La famille a {French.Count(offerDays, "jour")} pour accepter la place." }
            : ["Le service valide chaque inscription."],
        activity.AsksForDays ? "La famille dit quels jours elle souhaite\u00A0: la validation les réserve." : "La famille réserve ensuite ses jours elle-même.",
    ];

    public static IReadOnlyList<string> Papers(Activity activity) => activity.RequiredDocuments.Count == 0 ? ["Aucune."]
        : [.. activity.RequiredDocuments.Select(d => $"{d.Label} ({(d.IsMandatory ? "obligatoire" : "facultative")}).")];

    public static IReadOnlyList<string> Questions(Activity activity) => activity.Questions.Count == 0 ? ["Aucune."]
        : [.. activity.Questions.Select(q => $"{French.Tied(q.Label)} ({(q.IsMandatory ? "réponse obligatoire" : "réponse facultative")})")];

    public static IReadOnlyList<string> When(Activity activity) =>
    [
        $"{French.Capital(French.Range(activity.Days))}, sauf jours fériés.",
        activity.TermWeekdays == Weekdays.None ? "Fermée en période scolaire." : $"En période scolaire\u00A0: {WeekdayWords.Of(activity.TermWeekdays)}.",
        activity.HolidayWeekdays == Weekdays.None ? "Fermée pendant les vacances scolaires." : $"Pendant les vacances scolaires\u00A0: {WeekdayWords.Of(activity.HolidayWeekdays)}.",
    ];

    /// <param name="grid">The one in effect; null: none yet.</param>
    public static IReadOnlyList<string> Slot(Slot slot, TariffGrid? grid)
    {
        var sentences = new List<string>();
        if (slot is { StartsAt: { } start, EndsAt: { } end }) sentences.Add($"De {French.Time(start)} à {French.Time(end)}.");
        if (grid is null) return [.. sentences, "Aucun tarif n’est en vigueur\u00A0: le mois ne pourra pas être facturé."];
        sentences.AddRange(grid.Brackets.GroupBy(b => b.Residence).Select(lines => $"{Of(lines.Key)}\u00A0: {Prices([.. lines])}."));
        sentences.Add($"Tarif en vigueur depuis le {French.PlainDate(grid.EffectiveFrom)}{(grid.Source is { } source ? $" ({source})" : "")}.");
        return sentences;
    }

    private static string Of(Residence residence) => residence switch
    {
        Residence.Any => "Pour toutes les familles",
        Residence.Resident => "Familles de la commune",
        Residence.NonResident => "Familles d’ailleurs",
        _ => throw new ArgumentOutOfRangeException(nameof(residence)),
    };

    // One price for all is said once.
    private static string Prices(IReadOnlyList<Bracket> lines) => lines.Select(l => l.Price).Distinct().Count() == 1
        ? $"{French.Amount(lines[0].Price)}, quel que soit le quotient"
        : string.Join("\u00A0; ", lines.Select(l => $"{French.Amount(l.Price)} {Of(l)}"));

    private static string Of(Bracket line) => line switch
    {
        { WithoutQuotient: true } => "sans quotient connu",
        { QuotientFromCents: null or 0, QuotientToCents: { } to } => $"jusqu’à {Quotient(to)}",
        { QuotientFromCents: { } from, QuotientToCents: { } to } => $"de {Quotient(from)} à {Quotient(to)}",
        { QuotientFromCents: { } from } => $"à partir de {Quotient(from)}",
        _ => "quel que soit le quotient",
    };

    private static string Quotient(long cents) => French.Quotient(new QuotientFamilial(cents));

    private static string Age(int months) => months < 24 || months % 12 != 0 ? $"{months} mois" : French.Count(months / 12, "an");
}
