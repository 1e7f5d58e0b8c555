using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Billing;
using Preau.Testing;
using Preau.Web.Features.Places;
using Preau.Web.Tests.Billing;

namespace Preau.Web.Tests.Orders;

/// <summary>The demo town has an activity that is paid at booking: somebody who tries it sees a place held, pays it and has the receipt.</summary>
public sealed class DemoOutingTests : IAsyncLifetime
{
    private PreauHost host = null!;

    public async ValueTask InitializeAsync() => host = await PreauHost.Demo();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_demos_parent_books_an_outing_sees_it_held_pays_it_by_the_simulator_and_has_the_receipt()
    {
        using var parent = host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open("/reservations?mois=2026-12");
        var outings = parent.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=jour]").Where(b => b.Closest("label")?.QuerySelector(".sr")?.TextContent is "Jeanne, Sortie, mercredi 9 décembre");
        Assert.Single(outings).IsChecked = true;

        await parent.Send("Vérifier mes changements");
        Assert.Contains("À payer maintenant", parent.Page.Text, StringComparison.Ordinal);
        Assert.Contains("12,40 €", parent.Page.Text, StringComparison.Ordinal);
        await parent.Send("Confirmer ce changement et payer");
        Assert.Contains("Vos places sont gardées jusqu’à 9 h", parent.Page.Text, StringComparison.Ordinal);
        var paying = parent.Page.Path;
        await parent.Open("/reservations?mois=2026-12");
        Assert.Contains("À payer", parent.Page.Document.QuerySelector($"td.d-pay a[href='{paying}']")!.TextContent, StringComparison.Ordinal);
        await parent.Open(paying);
        await parent.Send("Continuer vers le paiement");
        await parent.Send("Continuer");
        await parent.Send("Payer");

        Assert.Contains("Vos jours sont réservés et votre facture est réglée.", parent.Page.Text, StringComparison.Ordinal);
        Assert.Contains("12,40 €", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.InStore(db => db.OutboxMails.CountAsync(m => m.EffectKey!.StartsWith("paiement-recu:") && m.To == "parent@valbrune.example" && m.Text.Contains("12,40"))));
        Assert.Equal((InvoiceState.Issued, 1_240L), await host.InStore(async db => await db.Invoices.Where(i => i.OrderNumber != null).Select(i => new { i.State, i.Total }).SingleAsync() is var one ? (one.State, one.Total.Cents) : default));
        await parent.Open("/reservations?mois=2026-12");
        Assert.Null(parent.Page.Document.QuerySelector($"td.d-pay a[href='{paying}']"));
        Assert.Empty((await host.Run<PlacesCheck, PlacesReport>(check => check.Run())).Faults);
        await Ledger.IsRight(host);
    }

    [Fact]
    public async Task It_is_no_school_meal_and_both_children_of_the_age_may_go()
    {
        var (nature, minutes, children) = await host.InStore(async db =>
        {
            var outings = await db.Activities.SingleAsync(a => a.HoldMinutes != null);
            return (outings.Nature, outings.HoldMinutes, await db.Enrolments.Where(e => e.ActivityId == outings.Id && e.FamilyId == 1).Join(db.Children, e => e.ChildId, c => c.Id, (e, c) => c.FirstName).Order().ToListAsync());
        });

        Assert.Equal((ActivityNature.Periscolaire, (int?)60), (nature, minutes));
        Assert.Equal(["Jeanne", "Noé"], children);
    }
}
