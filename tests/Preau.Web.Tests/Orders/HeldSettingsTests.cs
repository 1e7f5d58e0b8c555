using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Activities;
using Preau.Web.Features.Bookings;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Orders;

/// <summary>What the town sets, and what follows when the town or the family changes its mind about days that were paid.</summary>
public sealed class HeldSettingsTests(HoldScene scene) : IClassFixture<HoldScene>
{
    private static readonly Actor Agent = new(ActorKind.Staff, null, "Agathe Morvan");

    [Fact]
    public async Task School_meals_are_never_paid_at_booking_and_their_page_says_why()
    {
        using var admin = await Admin();
        await admin.Open("/gestion/activites/cantine");
        Assert.Contains("un repas scolaire ne dépend d’aucun paiement", admin.Page.Text, StringComparison.Ordinal);
        Assert.Null(admin.Page.Document.QuerySelector("input[name='Input.HoldMinutes']"));

        var stands = await scene.Host.InStore(db => db.Activities.AsNoTracking().SingleAsync(a => a.Code == "cantine"));
        var refusal = await scene.Host.InOneTransaction<SaveActivityOptions, Refusal?>(save => save.Run("cantine", ActivityOptions.Of(stands) with { HoldMinutes = 60 }, stands.Version, Agent));

        Assert.Equal(RefusalCode.RightOfEveryPupil, refusal?.Code);
    }

    [Fact]
    public async Task An_agent_sets_the_minutes_within_their_bounds()
    {
        using var admin = await Admin();
        await admin.Open("/gestion/activites/matin");
        await admin.Send("Enregistrer les options", ("Input.HoldMinutes", "19"));
        Assert.Contains(Seen.Fold(Refusals.Sentence(new(RefusalCode.HoldOutOfBounds))), admin.Page.Text, StringComparison.Ordinal);

        await admin.Send("Enregistrer les options", ("Input.HoldMinutes", "30"));

        Assert.Equal(30, await scene.Host.InStore(db => db.Activities.Where(a => a.Code == "matin").Select(a => a.HoldMinutes).SingleAsync()));
        Assert.Contains("les places sont gardées 30 minutes", admin.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_contract_there_is_no_payment_at_booking()
    {
        await scene.Host.InStore(db => db.Regies.Where(r => r.Code == "PE").ExecuteUpdateAsync(set => set.SetProperty(r => r.PayFipNumber, (string?)null)));
        var options = await scene.Host.InStore(async db => ActivityOptions.Of(await db.Activities.SingleAsync(a => a.Code == "creche")));

        var refusal = await scene.Host.InOneTransaction<SaveActivityOptions, Refusal?>(save => save.Run("creche", options with { HoldMinutes = 60 }, 0, Agent));

        Assert.Equal(RefusalCode.OnlinePaymentUnavailable, refusal?.Code);
    }

    [Fact]
    public async Task A_told_absence_that_is_not_charged_gives_a_credit_and_taking_it_back_takes_the_credit_back()
    {
        await scene.Host.InStore(db => db.Activities.Where(a => a.Code == "mercredi").ExecuteUpdateAsync(set => set.SetProperty(a => a.AbsenceStaysCharged, false)));
        var day = scene.Wednesday();
        var order = await scene.Hold(scene.Jeanne, day);
        await scene.Decide(await scene.Begin(order), "P");
        var (credit, booking) = (await scene.Credit(), (await scene.On(scene.Jeanne, day))!);
        var now = new DateTime(day, new TimeOnly(5, 0), DateTimeKind.Utc);
        Task<Refusal?> Tell(params long[] absent) => scene.Host.InOneTransaction<TellAbsence, Refusal?>(tell => tell.Save(scene.Jeanne.Family, day, absent.ToHashSet(), Agent, now, Guid.NewGuid()));

        Assert.Null(await Tell(booking.Id));
        Assert.Equal(credit + order.Total, await scene.Credit());
        await scene.Stands();
        Assert.Null(await Tell());

        Assert.Equal(credit, await scene.Credit());
        await scene.Stands();
    }

    [Fact]
    public async Task A_day_that_the_town_closes_credits_who_has_paid_and_ends_the_order_of_who_has_not()
    {
        var (day, other) = (scene.Wednesday(), scene.Wednesday());
        var paid = await scene.Hold(scene.Jeanne, day);
        await scene.Decide(await scene.Begin(paid), "P");
        var held = await scene.Hold(scene.Neighbour, day, other);
        var credit = await scene.Credit();
        using var admin = await Admin();
        await admin.Open("/gestion/calendrier/fermeture/0");
        await admin.Send("Voir ce que cela change", ("Premier jour", $"{day:yyyy-MM-dd}"), ("Motif", "Grève"));

        await admin.Send("Enregistrer");
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.Free();

        Assert.Equal((null, null, null), (await scene.On(scene.Jeanne, day), await scene.On(scene.Neighbour, day), await scene.On(scene.Neighbour, other)));
        Assert.Equal(credit + paid.Total, await scene.Credit());
        Assert.Equal(InvoiceState.Lapsed, (await scene.Order(held.Id)).State);
        await scene.Stands();
    }

    private async Task<Visitor> Admin()
    {
        var visitor = scene.Host.Visitor();
        await visitor.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        return visitor;
    }
}
