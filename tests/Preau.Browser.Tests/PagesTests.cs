using Microsoft.Playwright;

namespace Preau.Browser.Tests;

/// <summary>Every page is accessible and fits, narrow and wide, light and dark.</summary>
public sealed class PagesTests(PreauBrowser browser) : IClassFixture<PreauBrowser>
{
    private static readonly string[] Public =
        ["/connexion", "/activation", "/activation/code", "/activation/envoye", "/mot-de-passe-oublie", "/gestion/connexion", "/gestion/mot-de-passe-oublie", "/attestations", "/accessibilite", "/donnees-personnelles", "/mentions-legales", "/aide"];

    private static readonly string[] Parent =
        ["/tableau-de-bord", "/ma-famille", "/ma-famille/enfants/1", "/ma-famille/enfants/nouveau", "/mes-coordonnees", "/inscriptions", "/inscriptions/nouvelle", "/inscriptions/nouvelle?enfant=1", "/reservations", "/reservations?mois=2026-12", "/reservations?mois=2026-10", "/reservations/semaine-type", "/reservations/absence?jour=2026-11-26", "/mon-compte"];

    private static readonly string[] Agent =
        ["/gestion", "/gestion/demandes", "/gestion/inscriptions", "/gestion/familles", "/gestion/familles/1", "/gestion/familles/1/reservations", "/gestion/presences", "/gestion/double-authentification"];

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Pages_for_visitors_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var person = await browser.Person(width: width, scheme: scheme);
        foreach (var path in Public) await person.Open(path);
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Pages_for_families_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var person = await browser.Person(width: width, scheme: scheme);
        await person.SignIn("parent@valbrune.example");
        foreach (var path in Parent) await person.Open(path);
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Pages_for_agents_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var person = await browser.Person(width: width, scheme: scheme);
        await person.SignIn("gestion@valbrune.example", "/gestion/connexion");
        foreach (var path in Agent) await person.Open(path);
    }
}
