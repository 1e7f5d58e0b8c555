using System.Globalization;
using System.Text.RegularExpressions;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Integrations.SchoolCalendars;

/// <summary>The words of the State's files: zones, populations, names of holidays, and what its two dates mean.</summary>
internal static partial class StateWords
{
    private static readonly Dictionary<string, SchoolZone> ByName = Enum.GetValues<SchoolZone>()
        .SelectMany(zone => new[] { zone.ToString(), "zone" + zone, "la" + zone }, (zone, name) => (Fold(name), zone)).ToDictionary(z => z.Item1, z => z.zone, StringComparer.Ordinal);

    public static bool IsForTeachers(string? population) => Fold(population).StartsWith("enseignant", StringComparison.Ordinal);

    /// <summary>"Rentrée des élèves", "Prérentrée": a day, no holidays.</summary>
    public static bool IsNoHoliday(string? description) => Fold(description).Contains("rentree", StringComparison.Ordinal);

    public static bool IsSummer(string? description) => Fold(description) is "ete" or [.., 'd', 'e', 't', 'e'];

    public static SchoolZone? Zone(string text) => ByName.TryGetValue(Fold(text), out var zone) ? zone : null;

    public static IReadOnlyList<SchoolZone> Zones(string? text, Action<string> wrong)
    {
        var zones = new List<SchoolZone>();
        foreach (var name in (text ?? "").Split([',', ';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Zone(name) is { } zone) zones.Add(zone);
            else wrong($"La zone «\u00A0{name}\u00A0» est inconnue.");
        }
        if (string.IsNullOrWhiteSpace(text)) wrong("La zone manque.");
        return zones;
    }

    public static SchoolYear? Year(string? text) =>
        YearText().Match(text?.Trim() ?? "") is { Success: true } match
        && int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture) is var first && int.Parse(match.Groups["second"].ValueSpan, CultureInfo.InvariantCulture) == first + 1
            ? new SchoolYear(first)
            : null;

    /// <summary>"Vacances de la Toussaint" is "Toussaint".</summary>
    public static string Name(string description)
    {
        var name = Lead().Replace(description.Trim().Replace('\'', '’'), "");
        return name.Length == 0 ? description.Trim() : char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];
    }

    /// <summary>
    /// Holidays begin after class on the first date printed, a Saturday as a rule, and class starts again in the morning of the
    /// second. Null: they end before they start.
    /// </summary>
    public static DateRange? Days(string description, DateOnly start, DateOnly end)
    {
        var isClassDay = start.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !new PublicHolidays().Contains(start) && !IsBridge(description);
        var from = isClassDay ? start.AddDays(1) : start;
        var to = end == start && IsSummer(description) ? SchoolYear.Of(start).Days.To : end.AddDays(-1);
        return to < from ? null : new DateRange(from, to);
    }

    private static bool IsBridge(string description) => Fold(description).StartsWith("pont", StringComparison.Ordinal);

    private static string Fold(string? text) => new([.. SearchKeys.Fold(text ?? "").Where(char.IsAsciiLetterOrDigit)]);

    [GeneratedRegex(@"^(?<first>\d{4})\s?[-–/]\s?(?<second>\d{4})$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex YearText();

    [GeneratedRegex(@"^(début\s+des\s+)?vacances\s+(de\s+la\s+|de\s+l’|d’|de\s+|des\s+|du\s+)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Lead();
}
