using System.Net;
using Microsoft.AspNetCore.Http;
using Preau.Testing;

namespace Preau.Web.Tests.PayFip;

/// <summary>The simulated payment page as a browser without script sees it, with a portal behind it that writes down what it hears.</summary>
public sealed class PaymentPageTests : IAsyncLifetime
{
    private readonly List<string> heard = [];
    private readonly SemaphoreSlim arrivals = new(0);
    private Speaker portal = null!;
    private PayFipPair pair = null!;
    private string operation = "";

    private IEnumerable<string> Notifications => heard.Where(h => h.StartsWith("POST /notification", StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        portal = await Speaker.Doing(context =>
        {
            lock (heard) heard.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            arrivals.Release();
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync($"<!DOCTYPE html><title>Portail</title><h1>Portail</h1><p>{WebUtility.HtmlEncode(portal.Heard)}</p>");
        });
        pair = await PayFipPair.Open();
        operation = await pair.Ordered(Wire.Order(
            subject: "Facture CS 2026 000714", notification: $"{portal.Address}notification", back: $"{portal.Address}retour"));
    }

    public async ValueTask DisposeAsync()
    {
        await pair.DisposeAsync();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task It_says_that_it_is_a_simulator_and_shows_what_is_paid()
    {
        using var payer = await Payer();

        Assert.Equal("Payer", payer.Page.Title);
        Assert.Contains("ce n’est pas le site de l’État", payer.Page.Text, StringComparison.Ordinal);
        Assert.Contains("CS2026000714T01", payer.Page.Text, StringComparison.Ordinal);
        Assert.Contains("86,40 €", payer.Page.Text, StringComparison.Ordinal);
        Assert.Contains("parent@valbrune.example", payer.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_it_has_a_language_one_title_labels_and_no_script()
    {
        using var payer = await Payer();
        var pages = new List<Seen> { payer.Page, await payer.Send("Continuer") };
        await payer.Open($"{pair.Page}?idop={operation}");
        pages.Add(await payer.Send("Continuer", ("moyen", "V")));
        pages.Add(await payer.Open($"{pair.Page}?idop=inconnu"));

        Assert.All(pages, page =>
        {
            Assert.Equal("fr", page.Document.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.All("h1"));
            Assert.Single(page.All("main"));
            Assert.Empty(page.All("script, [style], [onclick], style"));
            Assert.All(page.Document.QuerySelectorAll("input:not([type=hidden]), select"), field => Assert.NotNull(
                field.Closest("label") ?? page.Document.QuerySelector($"label[for='{field.Id}']")));
        });
    }

    [Theory]
    [InlineData("CB", "Payer", "P")]
    [InlineData("VISA", "Être refusé", "R")]
    [InlineData("MC", "Abandonner", "A")]
    [InlineData("V", "Payer", "V")]
    [InlineData("V", "Être refusé", "Z")]
    [InlineData("CB", "Donner un résultat inconnu", "Q")]
    public async Task The_kind_of_card_comes_first_and_the_button_gives_the_result(string means, string button, string letter)
    {
        using var payer = await Payer();

        await payer.Send("Continuer", ("moyen", means));
        await payer.Send(button);

        Assert.Equal(letter, (await pair.Client.Detail(operation)).Value!.Result);
        Assert.Equal("Portail", payer.Page.Title);
    }

    [Fact]
    public async Task A_browser_comes_back_by_a_redirect()
    {
        using var payer = await Payer();
        await payer.Send("Continuer");

        await payer.Send("Payer");

        Assert.Equal($"{portal.Address}retour?idOp={operation}", payer.Page.Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_browser_comes_back_by_a_form_on_request()
    {
        using var payer = await Payer();
        await payer.Send("Continuer");
        await payer.Send("Payer", ("Retour du navigateur", "post"));

        await payer.Send("Retour au site");

        Assert.Equal("POST /retour", heard[^1]);
        Assert.Contains($"idop={operation}", payer.Page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Before", "POST /notification, GET /retour")]
    [InlineData("Twice", "POST /notification, POST /notification, GET /retour")]
    [InlineData("After", "GET /retour, POST /notification")]
    [InlineData("Never", "GET /retour")]
    public async Task The_portal_is_told_before_or_after_the_return_twice_or_never(string notice, string expected)
    {
        using var payer = await Payer();
        await payer.Send("Continuer");

        await payer.Send("Payer", ("Notification au portail", notice));
        foreach (var _ in expected.Split(", ")) Assert.True(await arrivals.WaitAsync(TimeSpan.FromSeconds(10)));

        Assert.Equal(expected, string.Join(", ", heard.Select(h => h.Split('?')[0])));
        if (notice is "Before" or "Twice") Assert.Equal(notice == "Twice" ? 2 : 1, Notifications.Count());
    }

    [Fact]
    public async Task Who_pays_and_closes_the_page_has_paid()
    {
        using var payer = await Payer();
        await payer.Send("Continuer");

        await payer.Send("Payer, puis fermer", ("Notification au portail", "Never"));

        Assert.Equal("Opération terminée", payer.Page.Title);
        Assert.Empty(payer.Page.All("a, form"));
        Assert.Empty(heard);
        Assert.Equal("P", (await pair.Client.Detail(operation)).Value!.Result);
    }

    [Fact]
    public async Task A_lost_notification_hinders_nobody()
    {
        pair.Simulator.Troubles.LosesNotifications = true;
        using var payer = await Payer();
        await payer.Send("Continuer");

        await payer.Send("Payer");

        Assert.Equal(["GET /retour"], heard.Select(h => h.Split('?')[0]));
    }

    [Fact]
    public async Task A_paid_operation_opens_no_more()
    {
        using var payer = await Payer();
        await payer.Send("Continuer");
        await payer.Send("Payer");

        await payer.Open($"{pair.Page}?idop={operation}");

        Assert.Equal(HttpStatusCode.Conflict, payer.Page.Status);
        Assert.Contains("P3", payer.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gave_up_may_start_again_on_the_same_page()
    {
        using var payer = await Payer();
        await payer.Send("Abandonner");

        await payer.Open($"{pair.Page}?idop={operation}");
        await payer.Send("Continuer");
        await payer.Send("Payer");

        Assert.Equal("P", (await pair.Client.Detail(operation)).Value!.Result);
    }

    [Theory]
    [InlineData(900, HttpStatusCode.OK)]
    [InlineData(901, HttpStatusCode.Gone)]
    public async Task It_opens_within_15_minutes_and_not_a_second_later(int seconds, HttpStatusCode status)
    {
        pair.Clock.Advance(TimeSpan.FromSeconds(seconds));

        using var payer = await Payer();

        Assert.Equal(status, payer.Page.Status);
        Assert.Equal(status == HttpStatusCode.Gone, payer.Page.Text.Contains("P4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_operation_has_no_page()
    {
        using var payer = new Visitor(pair.Page);

        await payer.Open($"{pair.Page}?idop=%3Cscript%3E");

        Assert.Equal(HttpStatusCode.NotFound, payer.Page.Status);
        Assert.Contains("P1", payer.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_policy_lets_a_form_go_back_to_the_portal_and_nowhere_else()
    {
        using var browser = new HttpClient();

        using var answer = await browser.GetAsync(new Uri($"{pair.Page}?idop={operation}"));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains($"form-action 'self' {portal.Address.GetLeftPart(UriPartial.Authority)};", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
    }

    private async Task<Visitor> Payer()
    {
        var payer = new Visitor(pair.Page);
        await payer.Open($"{pair.Page}?idop={operation}");
        return payer;
    }
}
