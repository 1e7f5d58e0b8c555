using Preau.Domain.Calendars;

namespace Preau.Web.Features.Calendars;

/// <summary>Whose school holidays and public holidays count: for the town, and for the sites that differ. Text, so that two are compared as a whole.</summary>
/// <param name="Sites">"3:B,7:Corse", in the order of the sites; empty: none differs.</param>
public sealed record TownZones(SchoolZone Zone, bool AlsaceMoselle, string Sites)
{
    public static TownZones Of(TownCalendar town) => Of(town.Zone, town.AlsaceMoselle, town.SiteZones);

    public static TownZones Of(SchoolZone zone, bool alsaceMoselle, IEnumerable<KeyValuePair<long, SchoolZone>> sites) =>
        new(zone, alsaceMoselle, string.Join(',', sites.Where(s => s.Value != zone).OrderBy(s => s.Key).Select(s => $"{s.Key}:{s.Value}")));

    public IReadOnlyDictionary<long, SchoolZone> BySite => Sites.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split(':')).ToDictionary(pair => long.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture), pair => Enum.Parse<SchoolZone>(pair[1]));

    /// <summary>The calendar as it would be.</summary>
    public TownCalendar In(TownCalendar town) => town with { Zone = Zone, AlsaceMoselle = AlsaceMoselle, SiteZones = BySite };

    /// <summary>What <see cref="Text"/> wrote; null: something else.</summary>
    public static TownZones? Read(string? text)
    {
        if (text?.Split('|') is not [var zone, var alsace, var sites] || !Enum.TryParse<SchoolZone>(zone, out var known)) return null;
        var pairs = sites.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(':')).ToList();
        return pairs.TrueForAll(p => p.Length == 2 && long.TryParse(p[0], out _) && Enum.TryParse<SchoolZone>(p[1], out _)) ? new(known, alsace == "oui", sites) : null;
    }

    public string Text => $"{Zone}|{(AlsaceMoselle ? "oui" : "non")}|{Sites}";
}
