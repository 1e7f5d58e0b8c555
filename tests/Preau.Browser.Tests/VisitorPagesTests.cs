using Microsoft.Playwright;

namespace Preau.Browser.Tests;

/// <summary>Every page for visitors is accessible and fits, narrow and wide, light and dark.</summary>
public sealed class VisitorPagesTests(PreauBrowser browser) : IClassFixture<PreauBrowser>
{
    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Pages_for_visitors_are_accessible_and_fit(int width, ColorScheme scheme)
    {
        await using var person = await browser.Person(width: width, scheme: scheme);
        foreach (var path in RoutedPages.For(browser.Host, "/Public/", await browser.Host.InStore(RoutedPages.Samples))) await person.Open(path);
    }
}
