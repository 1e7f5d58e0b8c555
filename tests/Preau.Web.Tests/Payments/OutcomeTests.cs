using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Payments;
using Preau.Testing;
using Preau.Web.Integrations.PayFip.Simulator;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Payments;

/// <summary>The three steps, and each way in which the second one ends (docs/rules/paiement.md).</summary>
public sealed class OutcomeTests(PaymentScene scene) : IClassFixture<PaymentScene>
{
    [Fact]
    public async Task A_card_pays_the_invoice_and_the_receipt_goes_to_the_address_that_was_typed()
    {
        using var payer = await scene.Payer();
        await payer.Visitor.Open(payer.RecapPath);
        Assert.Equal("Étape 1. Votre dette", Assert.Single(payer.Page.All(".steps [aria-current]")));
        Assert.Equal(payer.Email, payer.Page.Document.QuerySelector("input[type=email]")!.GetAttribute("value"));
        var reference = payer.Page.Document.QuerySelector("#ref")!.GetAttribute("value")!;

        await payer.Visitor.Send("Continuer vers le paiement", ("Adresse électronique pour le ticket", "ailleurs@courriel.example"));
        Assert.Contains(reference, payer.Page.Text, StringComparison.Ordinal);
        await payer.Visitor.Send("Continuer");
        await payer.Press("Payer");

        var (attempt, payment) = (await payer.Attempt(), Assert.Single(await payer.Payments()));
        Assert.Equal((HttpStatusCode.OK, $"/mon-compte/paiements/{attempt.Id}", "Ticket de paiement"), (payer.Page.Status, payer.Page.Path, payer.Page.Title));
        Assert.Contains("Paiement accepté", payer.Page.Text, StringComparison.Ordinal);
        Assert.Contains(reference, payer.Page.Text, StringComparison.Ordinal);
        Assert.Contains(Seen.Fold(French.Amount(payment.Amount)), payer.Page.Text, StringComparison.Ordinal);
        Assert.Contains(payment.Authorisation!, payer.Page.Text, StringComparison.Ordinal);
        Assert.Equal((AttemptState.Paid, PaymentMeans.Card), (attempt.State, payment.Means));
        var mail = await scene.Host.InStore(db => db.OutboxMails.Include(m => m.Attachments).SingleAsync(m => m.EffectKey == "paiement-recu:" + reference));
        Assert.Equal("ailleurs@courriel.example", mail.To);
        Assert.Equal($"recu-{reference}.pdf", Assert.Single(mail.Attachments).FileName);
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task A_one_off_direct_debit_pays_it_as_well()
    {
        using var payer = await scene.Payer();
        await payer.Visitor.Open(payer.RecapPath);
        await payer.Visitor.Send("Continuer vers le paiement");
        await payer.Visitor.Send("Continuer", ("moyen", "V"));

        await payer.Press("Payer");

        Assert.Equal(PaymentMeans.OneOffDirectDebit, Assert.Single(await payer.Payments()).Means);
        Assert.Contains("prélèvement unique", payer.Page.Text, StringComparison.Ordinal);
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task The_receipt_is_a_file_for_the_payer_and_for_nobody_else()
    {
        using var payer = await scene.Payer();
        using var stranger = await scene.Payer(payer);
        await payer.GoToCard();
        await payer.Press("Payer");
        var ticket = payer.Page.Path;

        await payer.Visitor.Open(payer.Page.Link("Ticket en PDF"));

        Assert.Equal("application/pdf", payer.Page.MediaType);
        Assert.Contains((await payer.Attempt()).Reference, Pdf.PdfTools.Text(payer.Page.Body), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Visitor.Open(ticket)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Visitor.Open(ticket + "/pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Visitor.Open(payer.RecapPath)).Status);
    }

    [Theory]
    [InlineData("CB", "R")]
    [InlineData("V", "Z")]
    public async Task What_is_refused_can_be_tried_again_at_once(string means, string letter)
    {
        using var payer = await scene.Payer();
        await payer.Visitor.Open(payer.RecapPath);
        await payer.Visitor.Send("Continuer vers le paiement");
        await payer.Visitor.Send("Continuer", ("moyen", means));

        await payer.Press("Être refusé");

        Assert.Equal("Paiement refusé", payer.Page.Title);
        Assert.Equal((AttemptState.Refused, letter), ((await payer.Attempt()).State, (await payer.Attempt()).Result));
        await payer.Stands(isPaid: false);
        await payer.Ticket();
        await payer.Visitor.Open(payer.Page.Link("Réessayer de payer"));
        await payer.Visitor.Send("Continuer vers le paiement");
        await payer.Visitor.Send("Continuer");
        await payer.Press("Payer");
        Assert.EndsWith("T02", (await payer.Attempts())[^1].Reference, StringComparison.Ordinal);
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task Who_gives_up_can_take_up_the_same_page_again_and_another_attempt_waits_twenty_minutes()
    {
        using var payer = await scene.Payer();
        await payer.GoToCard();
        await payer.Press("Abandonner");
        Assert.Equal("Paiement en cours", payer.Page.Title);
        Assert.Contains("Vous avez quitté la page de paiement", payer.Page.Text, StringComparison.Ordinal);

        await payer.Visitor.Open(payer.RecapPath);
        Assert.False(payer.Page.HasButton("Continuer vers le paiement"));
        scene.Clock.Advance(AttemptSchedule.Undecided);
        await scene.RunJob();
        await payer.Ticket();

        Assert.Equal(("Paiement abandonné", AttemptState.Abandoned), (payer.Page.Title, (await payer.Attempt()).State));
        await payer.Visitor.Open(payer.Page.Link("Réessayer de payer"));
        Assert.True(payer.Page.HasButton("Continuer vers le paiement"));
        await payer.Stands(isPaid: false);
    }

    [Fact]
    public async Task A_letter_that_nobody_knows_is_neither_paid_nor_refused_and_is_asked_about_again()
    {
        using var payer = await scene.Payer();
        var operation = await payer.GoToCard();

        await payer.Press("Donner un résultat inconnu");

        Assert.Contains("La régie vérifie ce paiement", payer.Page.Text, StringComparison.Ordinal);
        Assert.Equal((AttemptState.Redirected, AttemptAlert.UnknownResult, true), ((await payer.Attempt()).State, (await payer.Attempt()).Alert, (await payer.Attempt()).NextAskAt is not null));
        await payer.Stands(isPaid: false);
        scene.State.Decide(operation, "P");
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.RunJob();
        Assert.Null((await payer.Attempt()).Alert);
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task A_browser_closed_on_the_card_page_and_a_lost_notification_are_still_a_paid_invoice()
    {
        using var payer = await scene.Payer();
        await payer.GoToCard();
        await payer.Press("Payer, puis fermer sans revenir", SimulatedNotice.Never);

        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.RunJob();

        Assert.Equal(AttemptState.Paid, (await payer.Attempt()).State);
        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task Paid_an_hour_after_everybody_gave_up_is_paid()
    {
        using var payer = await scene.Payer();
        var operation = await payer.GoToCard();
        scene.Clock.Advance(AttemptSchedule.Undecided);
        await scene.RunJob();
        Assert.Equal((AttemptState.Expired, false), ((await payer.Attempt()).State, (await payer.Attempt()).IsOpen));

        scene.State.Decide(operation, "P");
        scene.Clock.Advance(TimeSpan.FromHours(1));
        await scene.RunJob();

        await payer.Stands(isPaid: true);
    }

    [Fact]
    public async Task A_second_payment_that_the_State_reports_is_the_familys_credit_and_waits_for_the_staff()
    {
        using var payer = await scene.Payer();
        var first = await payer.GoToCard();
        await payer.Press("Être refusé");
        await payer.GoToCard();
        await payer.Press("Payer");

        scene.State.Decide(first, "P");
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.RunJob();

        var attempts = await payer.Attempts();
        Assert.Equal([AttemptState.Paid, AttemptState.Paid], attempts.Select(a => a.State));
        Assert.Equal(AttemptAlert.SecondPayment, attempts[0].Alert);
        await Billing.Ledger.IsRight(scene.Host);
        await payer.Visitor.Open("/mon-compte");
        Assert.Contains($"Vous avez un crédit de {Seen.Fold(French.Amount(attempts[0].Amount))}", payer.Page.Text, StringComparison.Ordinal);
        await payer.Visitor.Open($"/mon-compte/paiements/{attempts[0].Id}");
        Assert.Contains("la somme est un crédit sur votre compte", payer.Page.Text, StringComparison.Ordinal);
        using var regie = await scene.Regie();
        await regie.Open("/gestion/facturation/paiements");
        Assert.Contains(regie.Page.All("h2"), heading => heading.StartsWith(attempts[0].Reference, StringComparison.Ordinal));
    }
}
