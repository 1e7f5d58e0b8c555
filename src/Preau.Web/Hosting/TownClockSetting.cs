using System.Globalization;
using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Hosting;

/// <summary>How far the business clock of a demo stands from the real one, and the French sentence that says so.</summary>
/// <param name="Shift">Added to the real clock; zero in a town.</param>
/// <param name="Notice">Null when the clock is the real one.</param>
public sealed record TownClockSetting(TimeSpan Shift, string? Notice)
{
    public const string DefaultZone = "Europe/Paris";

    private static readonly SchoolYear DemoYear = new(2026);

    /// <summary>The second Thursday of September 2026, 8:00: school has begun, the first invoices are near.</summary>
    private static readonly DateTime DemoStart = new(2026, 9, 10, 8, 0, 0, DateTimeKind.Unspecified);

    /// <param name="installation">A demo's clock never goes behind the last instant it has shown.</param>
    /// <param name="asked"><c>Preau__Demo__Now</c>, UTC.</param>
    /// <param name="real">The real clock, UTC.</param>
    /// <param name="zone">The town's time zone.</param>
    public static TownClockSetting For(Installation installation, DateTime? asked, DateTime real, TimeZoneInfo zone)
    {
        if (!installation.IsDemo) return new TownClockSetting(TimeSpan.Zero, null);
        var outside = !DemoYear.Days.Contains(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(real, zone)));
        var start = asked ?? (outside ? TimeZoneInfo.ConvertTimeToUtc(DemoStart, zone) : real);
        var last = installation.LastInstant;
        var begins = start < last ? last : start;
        if (begins == real) return new TownClockSetting(TimeSpan.Zero, null);

        var day = TimeZoneInfo.ConvertTimeFromUtc(begins, zone).ToString("dddd d MMMM yyyy, H 'h' mm", CultureInfo.GetCultureInfo("fr-FR"));
        var why = start < last ? "elle ne revient jamais en arrière"
            : asked is not null ? "réglée par Preau__Demo__Now"
            : $"les données de démonstration sont celles de l’année scolaire {DemoYear.Name}";
        return new TownClockSetting(begins - real, $"L’horloge de la démonstration part du {day} ({why}).");
    }
}
