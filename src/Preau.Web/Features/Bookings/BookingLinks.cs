namespace Preau.Web.Features.Bookings;

/// <summary>Addresses of the bookings' pages.</summary>
public static class BookingLinks
{
    public static string Calendar(DateOnly? month = null, long? childId = null, bool withPast = false)
    {
        var query = string.Join('&', new[] { month is { } m ? $"mois={m:yyyy-MM}" : null, childId is { } c ? $"enfant={c}" : null, withPast ? "passes=true" : null }.OfType<string>());
        return query.Length == 0 ? "/reservations" : $"/reservations?{query}";
    }

    /// <summary>The page that shows what filling a week would change, and asks to confirm.</summary>
    public static string Week(DateOnly monday, WeekFilling filling, long? childId = null) =>
        $"/reservations/semaine?lundi={monday:yyyy-MM-dd}&comme={filling}{(childId is { } c ? $"&enfant={c}" : "")}";

    public static string Pattern(long? patternId = null) => patternId is { } id ? $"/reservations/semaine-type?modele={id}" : "/reservations/semaine-type";

    /// <summary>The page where one application of a pattern is undone.</summary>
    public static string UndoPattern(long runId) => $"/reservations/semaine-type/annuler/{runId}";

    /// <summary>One day: what stands in each box, every reason, the menu.</summary>
    public static string Day(DateOnly day) => $"/reservations/jour?le={day:yyyy-MM-dd}";

    /// <summary>Who changed which booking, when and why.</summary>
    public const string History = "/reservations/historique";

    public static string Absence(DateOnly? day = null) => day is { } d ? $"/reservations/absence?jour={d:yyyy-MM-dd}" : "/reservations/absence";
}
