using System.Net;
using Preau.Domain.Payments;
using Preau.Testing;
using Preau.Web.Features.Payments;
using Preau.Web.Integrations.PayFip.Simulator;

namespace Preau.Web.Tests.Payments;

/// <summary>However the news of a payment comes, and however often, it changes things once.</summary>
public sealed class NewsTests(PaymentScene scene) : IClassFixture<PaymentScene>
{
    [Theory]
    [InlineData(SimulatedNotice.Before, "get")]
    [InlineData(SimulatedNotice.Twice, "get")]
    [InlineData(SimulatedNotice.Twice, "post")]
    [InlineData(SimulatedNotice.Never, "post")]
    public async Task Whether_it_is_notified_or_not_the_payer_comes_back_to_a_ticket(SimulatedNotice notice, string back)
    {
        using var payer = await scene.Payer();
        await payer.GoToCard();
        await payer.Press("Payer", notice, back);
        if (back == "post") await payer.Visitor.Send("Retour au site");

        Assert.Equal("Ticket de paiement", payer.Page.Title);
        Assert.Single(await payer.Payments());
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task A_notification_after_the_return_and_one_a_week_later_change_nothing()
    {
        using var payer = await scene.Payer();
        var operation = await payer.GoToCard();
        await payer.Press("Payer", SimulatedNotice.Never);
        var before = await payer.Attempt();

        Assert.True(await scene.State.Notify(operation));
        scene.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True(await scene.State.Notify(operation));
        await scene.RunJob();

        Assert.Equal((before.Version, before.SettledAt), ((await payer.Attempt()).Version, (await payer.Attempt()).SettledAt));
        Assert.Single(await payer.Payments());
    }

    [Fact]
    public async Task A_notification_makes_the_job_ask_without_waiting_for_its_minute()
    {
        using var payer = await scene.Payer();
        var operation = await payer.GoToCard();
        scene.State.Decide(operation, "P");

        await scene.State.Notify(operation);
        await scene.RunJob();

        Assert.Equal(AttemptState.Paid, (await payer.Attempt()).State);
        await payer.Stands(isPaid: true);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task Who_comes_back_without_a_session_is_led_to_the_ticket_and_the_payment_stands(string method)
    {
        using var payer = await scene.Payer();
        var operation = await payer.GoToCard();
        scene.State.Decide(operation, "P");
        using var nobody = scene.Host.Visitor();

        using var request = method == "POST"
            ? new HttpRequestMessage(HttpMethod.Post, "/paiements/payfip/retour") { Content = new FormUrlEncodedContent([new("idop", operation)]) }
            : new HttpRequestMessage(HttpMethod.Get, $"/paiements/payfip/retour?IDOP={operation.ToUpperInvariant()}");
        using var answer = await nobody.Raw(request);

        Assert.Equal((HttpStatusCode.SeeOther, $"/mon-compte/paiements/{(await payer.Attempt()).Id}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        await payer.Stands(isPaid: true);
        await nobody.Open(answer.Headers.Location!.OriginalString);
        Assert.Equal("/connexion", nobody.Page.Path);
    }

    [Fact]
    public async Task A_strangers_identifier_does_nothing_and_says_nothing()
    {
        using var nobody = scene.Host.Visitor();
        using var notified = new HttpRequestMessage(HttpMethod.Post, "/paiements/payfip/notification") { Content = new FormUrlEncodedContent([new("idop", Guid.NewGuid().ToString())]) };
        using var empty = new HttpRequestMessage(HttpMethod.Post, "/paiements/payfip/notification") { Content = new FormUrlEncodedContent([]) };

        using var heard = await nobody.Raw(notified);
        using var nothing = await nobody.Raw(empty);
        await nobody.Open($"/paiements/payfip/retour?idop={Guid.NewGuid()}");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound], [heard.StatusCode, nothing.StatusCode, nobody.Page.Status]);
    }

    [Fact]
    public async Task Everybody_who_asks_at_the_same_instant_records_one_payment()
    {
        using var payer = await scene.Payer();
        var operation = await payer.GoToCard();
        scene.State.Decide(operation, "P");
        var attempt = await payer.Attempt();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => scene.Host.Run<AskPayFip, bool>(ask => ask.Ask(attempt.Id, TimeSpan.Zero)))));

        Assert.Single(await payer.Payments());
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task A_family_that_looks_again_and_again_asks_every_ten_seconds_at_most()
    {
        using var payer = await scene.Payer();
        await payer.GoToCard();
        await payer.Ticket();
        var first = (await payer.Attempt()).LastAskedAt;
        scene.Clock.Advance(AttemptSchedule.BetweenLooks - TimeSpan.FromSeconds(1));
        await payer.Ticket();
        var soon = (await payer.Attempt()).LastAskedAt;
        scene.Clock.Advance(TimeSpan.FromSeconds(1));

        await payer.Ticket();

        Assert.NotNull(first);
        Assert.Equal(first, soon);
        Assert.Equal(AttemptSchedule.BetweenLooks, (await payer.Attempt()).LastAskedAt - first);
    }

    [Fact]
    public async Task The_product_restarts_while_the_payer_is_at_the_card_page()
    {
        using var payer = await scene.Payer();
        await payer.GoToCard();

        await scene.Restart();
        await payer.Press("Payer");

        Assert.Equal("Ticket de paiement", payer.Page.Title);
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task The_product_is_down_when_the_State_notifies_and_finds_the_payment_at_its_next_start()
    {
        using var payer = await scene.Payer();
        var operation = await payer.GoToCard();
        scene.State.Decide(operation, "P");

        await scene.Restart();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.RunJob();

        await payer.Stands(isPaid: true);
    }
}
