using Microsoft.EntityFrameworkCore;

namespace Preau.Browser.Tests;

/// <summary>Every page for the staff is accessible and fits, narrow and wide, light and dark.</summary>
public sealed class StaffPagesTests(PreauBrowser browser) : IClassFixture<PreauBrowser>
{
    /// <summary>Each agent follows every link of the pages that it may open; together they come to every page that the staff have.</summary>
    [Fact]
    public async Task Pages_for_agents_are_accessible_and_fit()
    {
        var pages = RoutedPages.OfStaff(browser.Host).ToList();
        var draft = (await browser.Host.InStore(RoutedPages.Samples))["/inscriptions/brouillons/{id:long}/verifier"];
        var shared = await browser.Host.InStore(db => db.Custodies.Select(c => $"/gestion/familles/{c.FirstFamilyId}/enfants/{c.ChildId}/garde").FirstAsync());
        var unseen = pages.ToHashSet();
        foreach (var agent in new[] { "gestion", "regie", "direction", "admin" })
        {
            await using var person = await browser.Person();
            await person.SignIn($"{agent}@valbrune.example", "/gestion/connexion");
            var ahead = pages.ToList();
            for (var links = new Queue<string>(["/gestion", "/gestion/composants", "/gestion/mon-acces", "/gestion/familles/1", "/gestion/familles/1/reservations/jour?le=2026-12-25", shared, $"/gestion/familles/1{draft}", $"/gestion/familles/1{draft[..^"/verifier".Length]}"]); links.TryDequeue(out var link);)
            {
                if (ahead.FirstOrDefault(page => page.IsMatch(link)) is not { } found || !await person.OpenPage(link)) continue;
                ahead.Remove(found);
                if (unseen.Remove(found)) await person.LookEverywhere();
                foreach (var next in await person.Links("/gestion")) links.Enqueue(next);
            }
        }
        Assert.True(unseen.Count == 0, $"No link leads any agent to {string.Join(", ", unseen)}.");
    }
}
