using AngleSharp.Dom;
using Preau.Testing;

namespace Preau.Web.Tests.Families;

/// <summary>What waits for a family on the demo town's Tuesday at eight: the meal of Thursday can be changed until nine.</summary>
public sealed class DashboardTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_limit_that_passes_today_waits_first_with_who_is_booked()
    {
        var first = (await Todos())[0];
        Assert.Contains("Aujourd’hui, 9 h 00", first, StringComparison.Ordinal);
        Assert.Contains("Repas : jeudi 26 novembre", first, StringComparison.Ordinal);
        Assert.Contains("Réservé pour Jeanne et Noé.", first, StringComparison.Ordinal);
        Assert.Contains("Modifier jeudi", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_is_in_the_order_of_its_limits()
    {
        var todos = await Todos();
        Assert.Collection(
            todos,
            limit => Assert.Contains("Repas", limit, StringComparison.Ordinal),
            invoice => Assert.Contains("2 décembre", invoice, StringComparison.Ordinal),
            invoice => Assert.Contains("2 décembre", invoice, StringComparison.Ordinal),
            wishes => Assert.Contains("Classer mes vœux", wishes, StringComparison.Ordinal),
            request => Assert.Contains("À compléter", request, StringComparison.Ordinal));
    }

    private async Task<List<string>> Todos()
    {
        using var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open("/tableau-de-bord");
        return parent.Page.Document.QuerySelectorAll(".todo > li").Select(item => Seen.Fold(item.TextContent)).ToList();
    }
}
