using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Orders;

/// <summary>The path of a parent whose days are paid when they are booked (docs/rules/paye-a-la-reservation.md).</summary>
public sealed class HeldPagesTests(HoldScene scene) : IClassFixture<HoldScene>
{
    [Fact]
    public async Task A_day_is_held_then_paid_then_booked_and_invoiced()
    {
        var day = scene.Wednesday();
        using var parent = await Confirm(day);

        Assert.StartsWith("Payer", parent.Page.Title, StringComparison.Ordinal);
        Assert.Contains("Vos places sont gardées jusqu’à", parent.Page.Text, StringComparison.Ordinal);
        var held = (await scene.On(scene.Jeanne, day))!;
        Assert.NotNull(held.HeldUntil);
        var order = await scene.Order(held.OrderId!.Value);
        await parent.Open("/tableau-de-bord");
        Assert.Contains("Réservations à payer", parent.Page.Text, StringComparison.Ordinal);
        await parent.Open($"/reservations?mois={day:yyyy-MM}");
        Assert.Equal($"/mon-compte/factures/{order.Id}/payer", parent.Page.Document.QuerySelector("td.d-pay a")!.GetAttribute("href"));
        await parent.Open("/mon-compte");
        Assert.Equal("Payer ou renoncer", parent.Page.Document.QuerySelector($"a[href='/mon-compte/factures/{order.Id}/payer']")!.FirstChild!.TextContent);
        await parent.Open($"/mon-compte/factures/{order.Id}/payer");
        await parent.Send("Continuer vers le paiement");
        await parent.Send("Continuer");
        await parent.Send("Payer");

        Assert.Contains("Vos jours sont réservés et votre facture est réglée.", parent.Page.Text, StringComparison.Ordinal);
        var (booking, invoice) = ((await scene.On(scene.Jeanne, day))!, await scene.Order(order.Id));
        Assert.Equal((null, order.Id, order.HeldAt!.Value), (booking.HeldUntil, booking.OrderId, booking.BookedAt));
        Assert.Equal((InvoiceState.Issued, order.Total), (invoice.State, invoice.Total));
        Assert.True(InvoiceNumber.TryParse(invoice.Number, out _));
        Assert.Single(await scene.Mails("paiement-recu", (await scene.Attempts(order))[0].Reference));
        await parent.Open($"/mon-compte/factures/{order.Id}");
        Assert.Contains("Réservations payées d’avance", parent.Page.Text, StringComparison.Ordinal);
        await parent.Open(parent.Page.Link("Facture en PDF"));
        Assert.Equal("application/pdf", parent.Page.MediaType);
        await scene.Stands();
    }

    [Fact]
    public async Task Who_gives_up_gives_the_places_back_at_once_and_nobody_of_another_family_can()
    {
        var day = scene.Wednesday();
        var order = await scene.Hold(scene.Jeanne, day);
        using var stranger = await scene.Parent("autre.parent@valbrune.example");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/mon-compte/factures/{order.Id}/payer")).Status);
        using var father = await scene.Parent("paul@valbrune.example");
        await father.Open($"/mon-compte/factures/{order.Id}/payer");

        await father.Send("Renoncer et rendre les places");

        Assert.Contains("Les places sont rendues.", father.Page.Text, StringComparison.Ordinal);
        Assert.Null(await scene.On(scene.Jeanne, day));
        Assert.Equal("Places rendues", (await father.Open($"/mon-compte/factures/{order.Id}/payer")).Title);
        Assert.False(father.Page.HasButton("Continuer vers le paiement"));
        await scene.Stands();
    }

    [Fact]
    public async Task The_other_guardian_pays_the_same_order_and_two_payments_are_never_opened_at_once()
    {
        var order = await scene.Hold(scene.Jeanne, scene.Wednesday());
        using var mother = await scene.Parent();
        using var father = await scene.Parent("paul@valbrune.example");
        await mother.Open($"/mon-compte/factures/{order.Id}/payer");
        var (pay, giveUp) = (mother.Page, mother.Page);
        await father.Open($"/mon-compte/factures/{order.Id}/payer");
        await father.Send("Continuer vers le paiement");
        await father.Send("Continuer");

        await mother.SendFrom(pay, "Continuer vers le paiement");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mother.Page.Status);
        await mother.SendFrom(giveUp, "Renoncer et rendre les places");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mother.Page.Status);
        await father.Send("Payer");

        Assert.Equal(InvoiceState.Issued, (await scene.Order(order.Id)).State);
        Assert.Single(await scene.Attempts(order));
        await scene.Stands();
    }

    [Fact]
    public async Task A_payment_begins_until_the_last_instant_and_not_after()
    {
        var order = await scene.Hold(scene.Jeanne, scene.Wednesday());
        using var parent = await scene.Parent();
        await parent.Open($"/mon-compte/factures/{order.Id}/payer");
        var form = parent.Page;
        scene.Clock.Advance(TimeSpan.FromMinutes(HoldScene.Minutes + 2));

        await parent.SendFrom(form, "Continuer vers le paiement");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, parent.Page.Status);
        Assert.Contains(Seen.Fold(Refusals.Sentence(new(RefusalCode.HoldOver))), parent.Page.Text, StringComparison.Ordinal);
        Assert.Empty(await scene.Attempts(order));
        await scene.Free();
        Assert.Equal(InvoiceState.Lapsed, (await scene.Order(order.Id)).State);
        await scene.Stands();
    }

    [Fact]
    public async Task What_an_agent_books_goes_on_the_invoice_of_the_month_and_the_family_account_shows_what_is_held()
    {
        var (agents, held) = (scene.Wednesday(), scene.Wednesday());
        Assert.Equal("/reservations", (await scene.Submit(scene.Jeanne, [agents], byStaff: true)).Result);
        Assert.Equal((null, null), ((await scene.On(scene.Jeanne, agents))!.OrderId, (await scene.On(scene.Jeanne, agents))!.HeldUntil));
        var order = await scene.Hold(scene.Jeanne, held);
        using var regie = scene.Host.Visitor();
        await regie.SignIn("regie@valbrune.example", page: "/gestion/connexion");

        await regie.Open($"/gestion/familles/{scene.Jeanne.Family}/compte");

        Assert.Contains(order.OrderNumber!, regie.Page.Text, StringComparison.Ordinal);
        using var agent = scene.Host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        await agent.Open($"/gestion/familles/{scene.Jeanne.Family}/reservations?mois={held:yyyy-MM}");
        Assert.Contains("Place gardée, en attente de paiement", agent.Page.Text, StringComparison.Ordinal);
        await scene.Stands();
    }

    [Fact]
    public async Task A_week_pattern_says_that_the_day_is_paid_on_the_calendar()
    {
        var day = scene.Wednesday();
        using var parent = await scene.Parent();
        await parent.Open("/reservations/semaine-type?modele=0");
        var box = parent.Page.Document.QuerySelectorAll("input[name='Input.Ticked']").Select(b => b.GetAttribute("value")!).First(v => v.StartsWith($"{scene.Jeanne.Child}-{scene.Slot}-", StringComparison.Ordinal) && v.Contains("Wednesday", StringComparison.OrdinalIgnoreCase) || v.StartsWith($"{scene.Jeanne.Child}-{scene.Slot}-3", StringComparison.Ordinal));

        await parent.Send("Voir l’aperçu", ("Input.Ticked", box), ("Du", $"{day:yyyy-MM-dd}"), ("Au", $"{day:yyyy-MM-dd}"));

        Assert.Contains(Seen.Fold(Refusals.Sentence(new(RefusalCode.PaidAtBooking))), parent.Page.Text, StringComparison.Ordinal);
    }

    private async Task<Visitor> Confirm(DateOnly day)
    {
        var parent = await scene.Parent();
        await parent.Open($"/reservations?mois={day:yyyy-MM}");
        await parent.Send("Vérifier mes changements", ("jour", BoxKey.Write(scene.Jeanne.Child, scene.Slot, day)));
        Assert.Contains("À payer maintenant", parent.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Places gardées jusqu’à", parent.Page.Text, StringComparison.Ordinal);
        await parent.Send("Confirmer ce changement et payer");
        return parent;
    }
}
