using Preau.Domain.Activities;
using Preau.Web.Features.Settings.Files;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>Valbrune's settings with the sites that a large town needs, and what it offered the year before.</summary>
internal static class LargeTownSettings
{
    /// <summary>Added to the code of an activity for the school year before: "cantine-2025".</summary>
    public const string LastYear = "-2025";

    private static readonly DateOnly LastYearFrom = new(2025, 9, 1);
    private static readonly DateOnly LastYearTo = new(2026, 7, 3);
    private static readonly string[] AtSchool = ["matin", "cantine", "soir"];

    public static string School(int index) => $"ecole-{index + 1:000}";

    public static string Centre(int index) => $"centre-{index + 1:00}";

    public static TownConfiguration Of(TownConfiguration town, int schools, int centres)
    {
        List<SiteLine> sites =
        [
            .. Enumerable.Range(0, schools).Select(i => new SiteLine(School(i), $"Groupe scolaire {InventedNames.Place(i)}", SiteKind.School, null, $"{1 + (i % 60)} rue {InventedNames.Place(i)}, 26290 Valbrune", null)),
            .. Enumerable.Range(0, centres).Select(i => new SiteLine(Centre(i), $"Centre de loisirs {InventedNames.Place(i + 7)}", SiteKind.Centre, null, $"{2 + i} allée {InventedNames.Place(i + 7)}, 26290 Valbrune", null)),
        ];
        var (ofSchools, ofCentres) = (sites.FindAll(s => s.Kind == SiteKind.School).ConvertAll(s => s.Code), sites.FindAll(s => s.Kind == SiteKind.Centre).ConvertAll(s => s.Code));
        var activities = town.Activities.Select(a => AtSchool.Contains(a.Code) ? a with { Sites = [.. a.Sites, .. ofSchools] }
            : a.Code == "mercredi" ? a with { Sites = [.. a.Sites, .. ofCentres] } : a).ToList();
        var before = town.Activities.Where(a => AtSchool.Contains(a.Code)).Select(a => a with
        {
            Code = a.Code + LastYear,
            Name = $"{a.Name} 2025-2026",
            From = LastYearFrom,
            To = LastYearTo,
            Sites = ofSchools,
            IsOpen = false,
        });
        return town with
        {
            Sites = [.. town.Sites, .. sites],
            Activities = [.. activities, .. before],
            Slots = [.. town.Slots, .. town.Slots.Where(s => AtSchool.Contains(s.Activity)).Select(s => s with { Activity = s.Activity + LastYear })],
            Tariffs = [.. town.Tariffs, .. town.Tariffs.Where(t => AtSchool.Contains(t.Slot.Split('/')[0])).Select(BeforeThisYear)],
        };
    }

    private static TariffLineInFile BeforeThisYear(TariffLineInFile line) => line with
    {
        Slot = line.Slot.Replace("/", LastYear + "/", StringComparison.Ordinal),
        From = LastYearFrom,
        Source = "Délibération du 23 juin 2025",
    };
}
