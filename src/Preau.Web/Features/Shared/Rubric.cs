namespace Preau.Web.Features.Shared;

/// <summary>One entry under the roof.</summary>
/// <param name="Name">Its name on screen; the families' five are the parents' manual's, in its order.</param>
/// <param name="Address">Its first page.</param>
/// <param name="Also">Other addresses that belong to it.</param>
/// <param name="Rights">Staff rights of which one is enough to see it; none: everyone.</param>
public sealed record Rubric(string Name, string Address, string[] Also, params string[] Rights)
{
    public static readonly IReadOnlyList<Rubric> Families =
    [
        new("Mon tableau de bord", "/tableau-de-bord", ["/demandes"]),
        new("Ma famille", "/ma-famille", []),
        new("Mes coordonnées", "/mes-coordonnees", []),
        new("Mes inscriptions et réservations", "/inscriptions", ["/reservations", "/semaine-type", "/attestations"]),
        new("Mon compte", "/mon-compte", ["/factures", "/paiement"]),
    ];

    public static readonly IReadOnlyList<Rubric> Desk =
    [
        new("Accueil", "/gestion", []),
        new("Demandes", "/gestion/demandes", [], "Requests"),
        new("Familles", "/gestion/familles", [], "Families", "Requests", "Bookings", "Attendance", "Money"),
        new("Inscriptions", "/gestion/inscriptions", [], "Requests"),
        new("Présences", "/gestion/presences", [], "Attendance", "Bookings"),
        new("Listes d’attente", "/gestion/attente", [], "Bookings"),
        new("Facturation", "/gestion/facturation", [], "Money"),
        new("Activités", "/gestion/activites", [], "Settings"),
        new("Campagnes", "/gestion/campagnes", [], "Settings", "Bookings"),
        new("Règles", "/gestion/regles", [], "Settings"),
        new("Calendrier", "/gestion/calendrier", [], "Settings"),
        new("Menus", "/gestion/menus", [], "Settings"),
        new("Agents", "/gestion/agents", [], "Administration"),
    ];

    /// <summary>What <c>aria-current</c> says on a page at an address: this very page, within this rubric, or nothing.</summary>
    public string? Current(string path) =>
        path == Address ? "page"
        : Address != "/gestion" && Under(path, Address) || Also.Any(a => Under(path, a)) ? "true"
        : null;

    public bool IsFor(SignedIn who) => Rights.Length == 0 || Rights.Any(who.Has);

    private static bool Under(string path, string address) =>
        path.StartsWith(address, StringComparison.Ordinal) && (path.Length == address.Length || path[address.Length] == '/');
}
