using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Billing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.CutOffs;

/// <summary>What a late booking and a late cancelling cost, from the calendar to the invoice. The host's day is Tuesday 24 November 2026, 8:00.</summary>
public sealed class LateBookingTests
{
    private static readonly DateOnly Friday = new(2026, 12, 4);

    [Fact]
    public async Task A_surcharge_is_said_before_stored_with_the_booking_and_charged_on_a_line_of_its_own()
    {
        await using var host = await PreauHost.Demo();
        await host.InStore(async db =>
        {
            await Free(db);
            return await Late(db, CutOffAction.Book, SurchargeKind.Percent, 5000);
        });
        using var parent = await Parent(host);

        await parent.Send("Vérifier mes changements", ("Jeanne, Repas, vendredi 4 décembre", "oui"));
        Assert.Contains("Réservé hors délai : 50 % en plus", parent.Page.Text, StringComparison.Ordinal);
        Assert.Contains("1,87 €", parent.Page.Text, StringComparison.Ordinal);
        await parent.Send("Confirmer ce changement");

        var booking = await host.InStore(db => db.Bookings.SingleAsync(b => b.Day == Friday));
        Assert.Equal(187, booking.SurchargeCents);
        Assert.NotNull(booking.CutOffTierId);
        Assert.NotNull(booking.CancelRuleId);
        Assert.Equal([(ChargeKind.Service, 374L), (ChargeKind.Surcharge, 187L)], await Charges(host));
    }

    [Fact]
    public async Task A_day_cancelled_late_is_owed_until_it_is_booked_again()
    {
        await using var host = await PreauHost.Demo();
        await host.InStore(db => Late(db, CutOffAction.Cancel, SurchargeKind.FixedPrice, 299));
        var taken = await Taken(host);
        using var parent = await Parent(host);

        await parent.Send("Vérifier mes changements", ("Jeanne, Repas, vendredi 4 décembre", ""));
        Assert.Contains("Annulé hors délai : au prix de 2,99 €", parent.Page.Text, StringComparison.Ordinal);
        await parent.Send("Confirmer ce changement");
        Assert.Contains("1 changement enregistré", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(299, await host.InStore(db => db.LateCancellations.Select(c => c.SurchargeCents).SingleAsync()));
        Assert.Equal([(ChargeKind.LateCancellation, 299L)], await Charges(host));

        await parent.Open("/reservations?mois=2026-12");
        Assert.Contains("dont 2,99 € pour des jours annulés hors délai", parent.Page.Text, StringComparison.Ordinal);
        await parent.Send("Vérifier mes changements", ("Jeanne, Repas, vendredi 4 décembre", "oui"));
        await parent.Send("Confirmer ce changement");

        Assert.DoesNotContain("hors délai", (await parent.Open("/reservations?mois=2026-12")).Text, StringComparison.Ordinal);
        Assert.Equal([(ChargeKind.Service, 374L)], await Charges(host));
        Assert.Equal(0, await host.InStore(db => db.LateCancellations.CountAsync()));
        Assert.Equal(taken, await Taken(host));
    }

    [Fact]
    public async Task By_phone_the_family_reads_the_number_and_the_agent_books()
    {
        await using var host = await PreauHost.Demo();
        await host.InStore(async db =>
        {
            await Free(db);
            return await Add(db, CutOffAction.Book, TierEffect.ByPhone, null, 0);
        });
        using var parent = await Parent(host);
        Assert.Contains("Par téléphone seulement", parent.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Appelez le 04 65 71 20 14", parent.Page.Text, StringComparison.Ordinal);
        var family = await host.InStore(db => db.FamilyChildren.Where(f => f.ChildId == 1).Select(f => f.FamilyId).FirstAsync());
        using var agent = host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");

        await agent.Open($"/gestion/familles/{family}/reservations?mois=2026-12");
        await agent.Send("Vérifier mes changements", ("Jeanne, Repas, vendredi 4 décembre", "oui"));
        await agent.Send("Confirmer ce changement");

        Assert.True(await host.InStore(db => db.Bookings.AnyAsync(b => b.ChildId == 1 && b.Day == Friday)));
    }

    [Fact]
    public async Task After_the_limit_the_family_is_refused_and_an_agent_acts_for_a_reason_that_the_family_reads()
    {
        await using var host = await PreauHost.Demo();
        await host.InStore(async db =>
        {
            await Free(db);
            return await Add(db, CutOffAction.Book, TierEffect.Direct, null, 0, lastDays: 29);
        });
        using var parent = await Parent(host);
        Assert.DoesNotContain("Jeanne, Repas, vendredi 4 décembre", parent.Page.All("label").Select(l => l.Trim()));
        var family = await host.InStore(db => db.FamilyChildren.Where(f => f.ChildId == 1).Select(f => f.FamilyId).FirstAsync());
        using var agent = host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");

        await agent.Open($"/gestion/familles/{family}/reservations?mois=2026-12");
        await agent.Send("Vérifier mes changements", ("Jeanne, Repas, vendredi 4 décembre", "oui"));
        var refused = await agent.Send("Confirmer ce changement");
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["Indiquez le motif : la famille le lira."], refused.All(".field .error"));
        await agent.Send("Confirmer ce changement", ("Motif, que la famille lira", "Hospitalisation de la mère."));

        Assert.Null(await host.InStore(db => db.Bookings.Where(b => b.ChildId == 1 && b.Day == Friday).Select(b => b.CutOffRuleId).SingleAsync()));
        var history = await parent.Open("/reservations/historique");
        Assert.Contains("Réservé : Repas, vendredi 4 décembre 2026, hors délai. Motif : Hospitalisation de la mère.", Seen.Fold(history.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_box_closed_for_two_reasons_says_one_and_the_days_page_says_both()
    {
        await using var host = await PreauHost.Demo();
        await host.InStore(async db =>
        {
            await Free(db);
            await db.PoolDays.Where(d => d.Day == Friday).ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, x => x.Taken).SetProperty(x => x.Margin, 0));
            return await Add(db, CutOffAction.Book, TierEffect.Direct, null, 0, lastDays: 29);
        });
        using var parent = await Parent(host);

        var day = await parent.Open(parent.Page.Link("Toutes les raisons : vendredi 4 décembre"));

        Assert.Contains("Trop tard pour réserver", day.Text, StringComparison.Ordinal);
        Assert.Contains("Il n’y a plus de place ce jour-là", day.Text, StringComparison.Ordinal);
    }

    /// <summary>In December the action is dearer from now on: the first tier ended 30 days before.</summary>
    private static Task<int> Late(PortalDb db, CutOffAction action, SurchargeKind kind, long value) => Add(db, action, TierEffect.Direct, kind, value);

    private static async Task Free(PortalDb db)
    {
        await db.BookingPlaces.Where(p => db.Bookings.Any(b => b.Id == p.BookingId && b.Day == Friday)).ExecuteDeleteAsync();
        await db.Bookings.Where(b => b.Day == Friday).ExecuteDeleteAsync();
    }

    private static async Task<int> Add(PortalDb db, CutOffAction action, TierEffect effect, SurchargeKind? kind, long value, int lastDays = 0)
    {
        var from = new DateOnly(2026, 12, 1);
        await db.Bookings.Where(b => b.Day >= from).ExecuteUpdateAsync(b => b.SetProperty(x => x.CancelRuleId, (long?)null));
        db.CutOffRules.Add(new()
        {
            ActivityId = await db.Activities.Where(a => a.Code == "cantine").Select(a => a.Id).SingleAsync(),
            Action = action,
            EffectiveFrom = from,
            Tiers =
            [
                new() { Order = 0, Effect = TierEffect.Direct, Shape = new DaysBefore(30, DayBasis.Calendar), Time = new(9, 0), IsInclusive = true },
                new() { Order = 1, Effect = effect, SurchargeKind = kind, SurchargeValue = value, Shape = new DaysBefore(lastDays, DayBasis.Calendar), Time = new(9, 0), IsInclusive = true },
            ],
        });
        return await db.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<(ChargeKind Kind, long Cents)>> Charges(PreauHost host)
    {
        var regie = await host.InStore(db => db.Regies.Where(r => r.Code == "CS").Select(r => r.Id).SingleAsync());
        var slot = await host.InStore(db => db.Slots.Where(s => db.Activities.Any(a => a.Id == s.ActivityId && a.Code == "cantine")).Select(s => s.Id).SingleAsync());
        var priced = await host.Run<PriceMonth, PricedMonth>(price => price.Compute(regie, new(2026, 12, 1)));
        return [.. priced.Families.SelectMany(f => f.Charges).Where(c => c.Of.ChildId == 1 && c.Of.Day == Friday && c.Of.SlotId == slot).Select(c => (c.Kind, c.Unit.Price.Cents))];
    }

    private static Task<int> Taken(PreauHost host) => host.InStore(db => db.PoolDays.Where(d => d.Day == Friday).SumAsync(d => d.Taken));

    private static async Task<Visitor> Parent(PreauHost host)
    {
        var parent = host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open("/reservations?mois=2026-12");
        return parent;
    }
}
