using Microsoft.Playwright;

namespace Preau.Browser.Tests;

/// <summary>Every page for families is accessible and fits, narrow and wide, light and dark.</summary>
public sealed class FamilyPagesTests(PreauBrowser browser) : IClassFixture<PreauBrowser>
{
    // The same page in other states.
    private static readonly string[] AlsoForFamilies =
        ["/inscriptions/nouvelle?enfant=1", "/reservations?mois=2026-12", "/reservations?mois=2026-10", "/reservations?passes=true", "/reservations/absence?jour=2026-11-26", "/tableau-de-bord?etat=Refused"];

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Pages_for_families_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var person = await browser.Person(width: width, scheme: scheme);
        await person.SignIn("parent@valbrune.example");
        var samples = await browser.Host.InStore(RoutedPages.Samples);
        foreach (var path in RoutedPages.For(browser.Host, "/Parents/", samples).Concat(AlsoForFamilies)) await person.Open(path);
    }

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task The_days_of_a_child_of_two_families_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var person = await browser.Person(width: width, scheme: scheme);
        await person.SignIn("mere2@valbrune.example");
        await person.Open("/ma-famille");
        await person.Page.GetByText("Ses jours chez chaque parent").First.ClickAsync();
        await person.Page.GetByLabel("Semaines paires ou impaires").CheckAsync();
        await person.Press("Voir ce que cela change");
        await person.Look();
    }

    [Theory]
    [InlineData("/nimporte", 404)]
    [InlineData("/demandes/999999", 404)]
    public async Task A_page_that_is_not_there_is_accessible_too(string path, int status)
    {
        await using var person = await browser.Person(width: 320);
        await person.SignIn("parent@valbrune.example");
        await person.OpenRefused(path, status);
    }
}
