using Preau.Domain.Activities;
using Preau.Domain.Families;
using Preau.Web.Features.Families;
using Preau.Web.Texts;

namespace Preau.Web.Features.Activities;

/// <summary>Periods and their openings, as families are told them.</summary>
public static class PeriodWords
{
    public static string Name(WindowAudience audience) => audience switch
    {
        WindowAudience.Everyone => "Toutes les familles",
        WindowAudience.Residents => "Familles de la commune",
        WindowAudience.Classes => "Enfants de certaines classes",
        WindowAudience.Siblings => "Enfants dont un frère ou une sœur est déjà inscrit",
        _ => throw new ArgumentOutOfRangeException(nameof(audience)),
    };

    /// <summary>"Enfants de la petite section au CP".</summary>
    public static string Of(OpeningWindow window) =>
        window.Audience == WindowAudience.Classes ? $"Enfants en classe {Classes(window.MinClass, window.MaxClass)}" : Name(window.Audience);

    /// <summary>What a period says: a sentence for each opening, the first one first, then its closing.</summary>
    /// <param name="local">The civil time of an instant.</param>
    public static IReadOnlyList<string> Lines(BookingPeriod period, Func<DateTime, DateTime> local)
    {
        if (period.Giving == PlaceGiving.Campaign) return ["Les places sont données par une campagne\u00A0: des vœux, puis des critères publiés et un tirage."];
        var lines = period.Windows.Count == 0
            ? ["Ouvert à toutes les familles."]
            : period.Windows.OrderBy(w => w.OpensAt).Select(w => $"{Of(w)}\u00A0: ouvre le {French.DateAndTime(local(w.OpensAt))}.").ToList();
        if (period.ClosesAt is { } closes) lines.Add($"Ferme le {French.DateAndTime(local(closes))}.");
        return lines;
    }

    private static string Classes(SchoolClass? from, SchoolClass? to) => (from, to) switch
    {
        (null, null) => "d’école",
        ({ } first, null) => $"de {ClassNames.Short(first)} ou au-dessus",
        (null, { } last) => $"de {ClassNames.Short(last)} ou au-dessous",
        ({ } first, { } last) when first == last => $"de {ClassNames.Short(first)}",
        ({ } first, { } last) => $"de {ClassNames.Short(first)} à {ClassNames.Short(last)}",
    };
}
