using System.Net;
using AngleSharp.Dom;

namespace Preau.Web.Tests.Components;

public sealed class LayoutTests(PageHost host) : IClassFixture<PageHost>
{
    private static readonly string[] Parent = ["guardian:7", "name:Inès Kaci", "familyname:Delmas-Kaci"];

    [Fact]
    public async Task A_parent_sees_the_manuals_five_rubrics_in_its_order()
    {
        var page = await host.Page("/aide", Parent);
        Assert.Equal(
            ["Mon tableau de bord", "Ma famille", "Mes coordonnées", "Mes inscriptions et réservations", "Mon compte"],
            page.QuerySelectorAll("nav.rubrics li:not(.only-menu) a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task The_roof_says_who_is_signed_in_and_for_which_family() =>
        Assert.Equal("Inès KaciFamille Delmas-Kaci", (await host.Page("/aide", Parent)).QuerySelector(".who")!.TextContent);

    [Fact]
    public async Task A_visitor_sees_no_rubric_and_a_way_to_sign_in()
    {
        var page = await host.Page("/aide");
        Assert.Null(page.QuerySelector("nav.rubrics"));
        Assert.NotNull(page.QuerySelector("header a[href='/connexion']"));
    }

    [Theory]
    [InlineData("Money", "Accueil, Familles, Facturation")]
    [InlineData("Attendance", "Accueil, Familles, Présences")]
    [InlineData("Requests", "Accueil, Demandes, Familles, Inscriptions")]
    public async Task An_agent_sees_the_rubrics_of_its_rights_only(string right, string rubrics)
    {
        var page = await host.Page("/gestion/composants", "staff:1", "name:Agathe Morvan", "right:" + right);
        Assert.Equal(rubrics, string.Join(", ", page.QuerySelectorAll("nav.rubrics li:not(.only-menu) a").Select(a => a.TextContent)));
    }

    [Fact]
    public async Task Signing_out_is_a_post_with_a_token()
    {
        var page = await host.Page("/aide", Parent);
        var forms = page.QuerySelectorAll("form[action='/deconnexion']");
        Assert.Equal(2, forms.Length);
        Assert.All(forms, f => Assert.NotNull(f.QuerySelector("[name='__RequestVerificationToken']")));
        Assert.All(forms, f => Assert.Equal("post", f.GetAttribute("method")));
    }

    [Theory]
    [InlineData("/aide")]
    [InlineData("/gestion/composants")]
    public async Task A_demo_says_so_with_the_day_of_its_clock(string address) => Assert.Contains(
        "jeudi 10 septembre 2026",
        (await host.Page(address, "staff:1")).QuerySelector(".demo-bar")!.TextContent,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("/aide")]
    [InlineData("/gestion/composants")]
    [InlineData("/essai/erreur/500")]
    public async Task A_page_needs_no_inline_style_or_script_and_nothing_from_elsewhere(string address)
    {
        var page = await host.Page(address, "staff:1");
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("[src], link, use").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!), a => Assert.StartsWith("/", a, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/aide")]
    [InlineData("/gestion/composants")]
    [InlineData("/essai/erreur/404")]
    public async Task The_foot_of_every_page_leads_to_the_legal_pages(string address)
    {
        var links = (await host.Page(address)).QuerySelectorAll("footer a").Select(a => a.GetAttribute("href"));
        Assert.Equal(["/accessibilite", "/donnees-personnelles", "/mentions-legales", "/aide"], links.Where(l => l != "/regles"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_error_page_has_a_title_a_reference_and_a_way_on(int status)
    {
        var response = await host.Client().GetAsync($"/essai/erreur/{status}", TestContext.Current.CancellationToken);
        var page = await PageHost.Parse(response);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.NotEmpty(page.QuerySelector("h1")!.TextContent);
        Assert.Equal("7F3K<92QD", page.QuerySelector(".ref")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a.btn"));
    }
}
