using System.Globalization;

namespace Preau.Web.Features.Campaigns;

public static class CampaignLinks
{
    public const string Desk = "/gestion/campagnes";

    /// <summary>The published rules, for everyone.</summary>
    public static string Rules(long id) => string.Create(CultureInfo.InvariantCulture, $"/campagnes/{id}");

    /// <summary>A family's wishes and, later, its answers.</summary>
    public static string Wishes(long id) => string.Create(CultureInfo.InvariantCulture, $"/reservations/campagnes/{id}");

    public static string Staff(long id) => string.Create(CultureInfo.InvariantCulture, $"{Desk}/{id}");

    public static string Run(long id, long run) => string.Create(CultureInfo.InvariantCulture, $"{Desk}/{id}/essais/{run}");
}
