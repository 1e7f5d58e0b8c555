using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Integrations.PayFip.Simulator;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Payments;

/// <summary>What goes wrong on either side, and what must be true afterwards.</summary>
public sealed class TroubleTests(PaymentScene scene) : IClassFixture<PaymentScene>
{
    [Fact]
    public async Task A_wrong_amount_is_not_a_payment_and_waits_for_the_staff()
    {
        using var payer = await scene.Payer();
        var operation = await payer.GoToCard();
        scene.State.Troubles.EchoError = -100;

        await payer.Press("Payer");

        Assert.Contains("La régie vérifie ce paiement", payer.Page.Text, StringComparison.Ordinal);
        Assert.Equal((AttemptState.Redirected, AttemptAlert.WrongEcho), ((await payer.Attempt()).State, (await payer.Attempt()).Alert));
        await payer.Stands(isPaid: false);

        using var regie = await scene.Regie();
        await regie.Open("/gestion/facturation/paiements");
        Assert.Contains("PayFiP annonce un paiement qui n’est pas celui demandé", regie.Page.Text, StringComparison.Ordinal);
        var button = $"Marquer comme traité le paiement {(await payer.Attempt()).Reference}";
        await regie.Send(button);
        Assert.Equal((HttpStatusCode)422, regie.Page.Status);
        await regie.Send(button, ("Ce que vous avez constaté", "Rien n’est arrivé sur le compte."));

        // The family may pay again; the doubtful attempt is still asked about, without a new alert for the same answer.
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.RunJob();
        Assert.Equal((false, null), ((await payer.Attempt()).IsOpen, (await payer.Attempt()).Alert));
        scene.State.Troubles.EchoError = 0;
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.RunJob();
        await payer.Stands(isPaid: true);
        Assert.Equal(scene.State.Find(operation)!.Authorisation, Assert.Single(await payer.Payments()).Authorisation);
    }

    [Theory]
    [InlineData("TechIndisponibiliteErreur")]
    [InlineData("slow")]
    [InlineData("half")]
    [InlineData("babble")]
    public async Task A_service_that_does_not_answer_the_order_leaves_the_invoice_payable_at_once(string trouble)
    {
        using var payer = await scene.Payer();
        scene.State.Troubles = Trouble(trouble);
        await payer.Visitor.Open(payer.RecapPath);

        await payer.Visitor.Send("Continuer vers le paiement");

        Assert.Contains("Le service de paiement de l’État ne répond pas", payer.Page.Text, StringComparison.Ordinal);
        Assert.Equal((AttemptState.Expired, false), ((await payer.Attempt()).State, (await payer.Attempt()).IsOpen));
        await payer.Stands(isPaid: false);
        scene.State.Troubles = new();
        await payer.GoToCard();
        await payer.Press("Payer");
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task Who_comes_back_while_the_service_is_slow_is_not_kept_waiting_and_is_paid_later()
    {
        using var payer = await scene.Payer();
        await payer.GoToCard();
        scene.State.Troubles = Trouble("slow");

        await payer.Press("Payer");

        Assert.Equal("Paiement en cours", payer.Page.Title);
        scene.State.Troubles = new();
        scene.Clock.Advance(AttemptSchedule.BetweenLooks);
        await payer.Visitor.Open(payer.Page.Link("Vérifier"));
        Assert.Equal("Ticket de paiement", payer.Page.Title);
        await payer.Stands(isPaid: true);
    }

    [Theory]
    [InlineData("TechDysfonctionnementErreur")]
    [InlineData("half")]
    public async Task A_service_that_does_not_answer_afterwards_is_asked_with_growing_pauses_until_it_does(string trouble)
    {
        using var payer = await scene.Payer();
        await payer.GoToCard();
        scene.State.Troubles = Trouble(trouble);
        await payer.Press("Payer");
        Assert.Equal("Paiement en cours", payer.Page.Title);

        var pauses = new List<TimeSpan>();
        while (pauses.Count < 3)
        {
            var attempt = await payer.Attempt();
            pauses.Add(attempt.NextAskAt!.Value - attempt.LastAskedAt!.Value);
            scene.Clock.Advance(attempt.NextAskAt.Value - scene.Clock.GetUtcNow().UtcDateTime);
            await scene.RunJob();
        }
        await payer.Stands(isPaid: false);
        scene.State.Troubles = new();
        scene.Clock.Advance(TimeSpan.FromMinutes(8));
        await scene.RunJob();

        Assert.Equal([1, 2, 4], pauses.Select(p => Math.Round(p.TotalMinutes)));
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task Two_tabs_open_one_payment()
    {
        using var payer = await scene.Payer();
        var tab = await payer.Visitor.Open(payer.RecapPath);
        var other = await payer.Visitor.Open(payer.RecapPath);
        Assert.NotEqual(tab.Document.QuerySelector("input[name=__cle]")!.GetAttribute("value"), other.Document.QuerySelector("input[name=__cle]")!.GetAttribute("value"));
        await payer.Visitor.Send("Continuer vers le paiement");

        await payer.Visitor.SendFrom(tab, "Continuer vers le paiement");

        Assert.Equal((HttpStatusCode)422, payer.Page.Status);
        Assert.Contains("Un paiement de cette facture est en cours", payer.Page.Text, StringComparison.Ordinal);
        await payer.Attempt();
        await payer.Visitor.Open(payer.Page.Link("Voir où en est le paiement"));
        await payer.Visitor.Open(payer.Page.Link("Reprendre le paiement"));
        await payer.Visitor.Send("Continuer");
        await payer.Press("Payer");
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task Tabs_that_are_sent_at_the_same_instant_open_one_payment()
    {
        using var payer = await scene.Payer();
        var tabs = new List<Seen>();
        for (var i = 0; i < 4; i++) tabs.Add(await payer.Visitor.Open(payer.RecapPath));

        var answers = await Task.WhenAll(tabs.Select(async tab =>
        {
            using var answer = await payer.Visitor.RawFrom(tab, "Continuer vers le paiement");
            return answer.StatusCode;
        }));

        Assert.Single(answers, HttpStatusCode.SeeOther);
        Assert.Equal(3, answers.Count(a => (int)a == 422));
        await payer.Attempt();
        await payer.Stands(isPaid: false);
    }

    [Fact]
    public async Task The_same_form_sent_twice_leads_to_the_one_payment()
    {
        using var payer = await scene.Payer();
        var tab = await payer.Visitor.Open(payer.RecapPath);
        await payer.Visitor.Send("Continuer vers le paiement");

        await payer.Visitor.SendFrom(tab, "Continuer vers le paiement");

        Assert.Equal($"/mon-compte/paiements/{(await payer.Attempt()).Id}", payer.Page.Path);
        Assert.True(payer.Page.Document.QuerySelector("a.btn")!.TextContent.Contains("Reprendre", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_more_than_fifteen_minutes_is_not_taken_up_again()
    {
        using var payer = await scene.Payer();
        await payer.GoToCard();

        scene.Clock.Advance(AttemptSchedule.Usable);
        await payer.Ticket();

        Assert.DoesNotContain("Reprendre", payer.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Vérifier", payer.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_killed_before_the_State_answered_gives_the_attempt_up_after_two_minutes()
    {
        using var payer = await scene.Payer();
        await payer.GoToCard();
        // What a kill between the two leaves behind: the attempt is saved, the answer is not.
        await scene.Host.InStore(db => db.PaymentAttempts.Where(a => a.InvoiceId == payer.Invoice).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.OperationId, (string?)null).SetProperty(a => a.State, AttemptState.Created)
            .SetProperty(a => a.NextAskAt, scene.Clock.GetUtcNow().UtcDateTime + AttemptSchedule.Unanswered)));

        scene.Clock.Advance(AttemptSchedule.Unanswered);
        await scene.RunJob();

        Assert.Equal((AttemptState.Expired, false), ((await payer.Attempt()).State, (await payer.Attempt()).IsOpen));
        await payer.Stands(isPaid: false);
    }

    [Fact]
    public async Task A_contract_that_the_State_refuses_is_shown_to_the_staff_and_the_family_pays_another_way()
    {
        using var payer = await scene.Payer();
        scene.State.Troubles.OrderFault = "T2";
        await payer.Visitor.Open(payer.RecapPath);

        await payer.Visitor.Send("Continuer vers le paiement");

        Assert.Equal(AttemptAlert.Misconfigured, (await payer.Attempt()).Alert);
        Assert.DoesNotContain("T2", payer.Page.Text, StringComparison.Ordinal);
        await payer.Stands(isPaid: false);
    }

    [Theory]
    [InlineData("")]
    [InlineData("parent")]
    [InlineData("a@b.c")]
    [InlineData("un@exemple.fr, deux@exemple.fr")]
    public async Task An_address_that_is_none_gets_its_sentence_and_nothing_is_opened(string address)
    {
        using var payer = await scene.Payer();
        await payer.Visitor.Open(payer.RecapPath);

        await payer.Visitor.Send("Continuer vers le paiement", ("Adresse électronique pour le ticket", address));

        var field = payer.Page.Document.QuerySelector("input[type=email]")!;
        Assert.Equal(((HttpStatusCode)422, address, "true"), (payer.Page.Status, field.GetAttribute("value") ?? "", field.GetAttribute("aria-invalid")));
        Assert.Empty(await payer.Attempts());
    }

    [Fact]
    public async Task Without_a_contract_there_is_no_button_and_the_other_ways_are_shown()
    {
        using var payer = await scene.Payer();
        await scene.Host.InStore(db => db.Regies.ExecuteUpdateAsync(set => set.SetProperty(r => r.PayFipNumber, (string?)null)));

        await payer.Visitor.Open("/mon-compte");
        Assert.DoesNotContain(payer.Page.All("a.btn"), text => text.StartsWith("Payer", StringComparison.Ordinal));
        await payer.Visitor.Open($"/mon-compte/factures/{payer.Invoice}");
        Assert.Empty(payer.Page.All("a.btn"));
        await payer.Visitor.Open(payer.RecapPath);

        Assert.False(payer.Page.HasButton("Continuer vers le paiement"));
        Assert.Contains(payer.Page.All("li"), way => way.StartsWith("Par chèque", StringComparison.Ordinal));
        await scene.Host.InStore(db => db.Regies.ExecuteUpdateAsync(set => set.SetProperty(r => r.PayFipNumber, "090909")));
    }

    private static SimulatorTroubles Trouble(string name) => name switch
    {
        "slow" => new() { Delay = PaymentScene.Patience + TimeSpan.FromSeconds(1) },
        "half" => new() { StopsHalfway = true },
        "babble" => new() { Babbles = true },
        var fault => new() { TechnicalFault = fault },
    };
}
