using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Preau.Testing;
using Preau.Web.Hosting;
using Preau.Web.Integrations.PayFip;

namespace Preau.Web.Tests.PayFip;

/// <summary>A demo plays the State inside itself, under another name of the machine; a town does not.</summary>
public sealed class SimulatorInProductTests
{
    [Fact]
    public async Task A_demo_orders_from_its_own_simulator_and_shows_its_page_on_another_site()
    {
        await using var demo = await PreauHost.Demo();
        var page = await Ordered(demo);
        using var payer = new Visitor(demo.Address);

        await payer.Open(page.AbsoluteUri);

        Assert.Equal(("localhost", "127.0.0.1"), (demo.Address.Host, page.Host));
        Assert.Equal((HttpStatusCode.OK, "Payer"), (payer.Page.Status, payer.Page.Title));
        await payer.Open(new Uri(page, payer.Page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!).AbsoluteUri);
        Assert.Equal("text/css", payer.Page.MediaType);
    }

    [Fact]
    public async Task The_policy_of_its_page_lets_a_form_go_back_to_the_portal()
    {
        await using var demo = await PreauHost.Demo();
        using var browser = new HttpClient();

        using var answer = await browser.GetAsync(await Ordered(demo));

        Assert.All(answer.Headers.GetValues("Content-Security-Policy"), policy =>
        {
            var forms = policy.Split(';').Single(part => part.Trim().StartsWith("form-action", StringComparison.Ordinal));
            Assert.Contains($"http://localhost:{demo.Address.Port}", forms, StringComparison.Ordinal);
            Assert.Contains("'self'", forms, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_operation_outlives_a_restart_of_the_demo()
    {
        await using var store = await TestStore.Empty();
        Uri before;
        await using (var first = await PreauHost.Start(store, isDemo: true, [], services: null, ownsStore: false)) before = await Ordered(first);

        await using var second = await PreauHost.Start(store, isDemo: true, [], services: null, ownsStore: false);
        using var payer = new Visitor(second.Address);
        await payer.Open($"http://127.0.0.1:{second.Address.Port}{before.PathAndQuery}");

        Assert.Equal("Payer", payer.Page.Title);
    }

    [Fact]
    public async Task A_demo_that_is_told_so_uses_another_service()
    {
        await using var state = await PayFipSimulatorHost.Start();
        await using var demo = await PreauHost.Demo(state.Settings);

        var page = await Ordered(demo);

        Assert.Equal(state.Page.GetLeftPart(UriPartial.Path), page.GetLeftPart(UriPartial.Path));
        Assert.NotNull(state.Simulator.Latest);
    }

    [Fact]
    public async Task A_town_has_no_simulator_and_pays_at_the_States()
    {
        await using var town = await PreauHost.Town();
        using var visitor = town.Visitor(forwardedAs: "https://famille.valbrune.example");
        var addresses = town.Services.GetRequiredService<PayFipAddresses>();

        await visitor.Open("/simulateurs/payfip/page?idop=x");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Page.Status);
        Assert.Equal("https://www.payfip.gouv.fr/tpa/services/securite", addresses.Service.AbsoluteUri);
        Assert.Equal("https://www.payfip.gouv.fr/tpa/paiementws.web?idop=a%26b", addresses.Page("a&b").AbsoluteUri);
        Assert.Equal("W", addresses.Mode);
    }

    private static async Task<Uri> Ordered(PreauHost host)
    {
        var links = host.Services.GetRequiredService<PublicLinks>();
        var addresses = host.Services.GetRequiredService<PayFipAddresses>();
        var reply = await host.Services.GetRequiredService<PayFipClient>().Create(Wire.Order(
            notification: links.Absolute("/paiements/payfip/notification"), back: links.Absolute("/paiements/payfip/retour"), mode: addresses.Mode));
        return addresses.Page(reply.Value ?? throw new InvalidOperationException($"{reply.Fault}"));
    }
}
