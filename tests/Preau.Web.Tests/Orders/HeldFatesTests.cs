using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Payments;

namespace Preau.Web.Tests.Orders;

/// <summary>What becomes of held places: paid, not paid, paid late, paid twice. Each is booked, freed or credited, never two.</summary>
public sealed class HeldFatesTests(HoldScene scene) : IClassFixture<HoldScene>
{
    private static readonly TimeSpan Over = TimeSpan.FromMinutes(HoldScene.Minutes + 2);

    // A payment that is begun then is still undecided at the end.
    private static readonly TimeSpan Nearly = TimeSpan.FromMinutes(HoldScene.Minutes - 5);

    [Fact]
    public async Task Not_paid_in_time_they_are_free_again_and_the_family_is_told_once()
    {
        var day = scene.Wednesday();
        var order = await scene.Hold(scene.Jeanne, day);
        await scene.Free();
        Assert.NotNull(await scene.On(scene.Jeanne, day));

        scene.Clock.Advance(Over);
        await scene.Job("free-holds");
        await scene.Job("free-holds");

        Assert.Null(await scene.On(scene.Jeanne, day));
        Assert.Equal(InvoiceState.Lapsed, (await scene.Order(order.Id)).State);
        Assert.Equal(2, (await scene.Mails("places-rendues", order.OrderNumber!)).Count);
        Assert.Equal(RefusalCode.HoldOver, Holding.RefusalToPay(await scene.Order(order.Id), order.HeldUntil!.Value)?.Code);
        await scene.Stands();
    }

    [Fact]
    public async Task While_a_payment_is_under_way_they_stay_held_and_after_a_refusal_the_next_minute_frees_them()
    {
        var day = scene.Wednesday();
        var order = await scene.Hold(scene.Jeanne, day);
        scene.Clock.Advance(Nearly);
        var attempt = await scene.Begin(order);
        scene.Clock.Advance(Over - Nearly);

        await scene.Free();
        Assert.NotNull((await scene.On(scene.Jeanne, day))?.HeldUntil);
        await scene.Decide(attempt, "R");
        await scene.Free();

        Assert.Null(await scene.On(scene.Jeanne, day));
        await scene.Stands();
    }

    [Fact]
    public async Task Paid_after_the_end_while_the_attempt_is_open_they_are_booked()
    {
        var day = scene.Wednesday();
        var order = await scene.Hold(scene.Jeanne, day);
        scene.Clock.Advance(Nearly);
        var attempt = await scene.Begin(order);
        scene.Clock.Advance(Over - Nearly);

        await scene.Free();
        await scene.Decide(attempt, "P");

        Assert.Equal((null, order.HeldAt!.Value), ((await scene.On(scene.Jeanne, day))!.HeldUntil, (await scene.On(scene.Jeanne, day))!.BookedAt));
        await scene.Stands();
    }

    [Fact]
    public async Task Money_that_comes_after_the_places_were_freed_takes_them_again_if_they_are_still_there()
    {
        var (first, second) = (scene.Wednesday(), scene.Wednesday());
        var order = await scene.Hold(scene.Jeanne, first, second);
        var attempt = await Lapse(order);

        attempt = await scene.Decide(attempt, "P");

        Assert.Equal((AttemptState.Paid, null), (attempt.State, attempt.Alert));
        foreach (var day in new[] { first, second })
            Assert.Equal((order.Id, order.HeldAt!.Value, null), ((await scene.On(scene.Jeanne, day))!.OrderId, (await scene.On(scene.Jeanne, day))!.BookedAt, (await scene.On(scene.Jeanne, day))!.HeldUntil));
        Assert.Equal(InvoiceState.Issued, (await scene.Order(order.Id)).State);
        Assert.All((await scene.Order(order.Id)).Charges, c => Assert.Null(c.VoidedAt));
        await scene.Stands();
    }

    [Fact]
    public async Task Where_one_of_the_places_is_gone_nothing_is_booked_and_all_the_money_is_a_credit_that_is_told_and_shown()
    {
        var (first, second) = (scene.Wednesday(), scene.Wednesday());
        var order = await scene.Hold(scene.Jeanne, first, second);
        var attempt = await Lapse(order);
        await scene.Leave(second, 1);
        await scene.Submit(scene.Neighbour, [second], byStaff: true);
        var credit = await scene.Credit();

        attempt = await scene.Decide(attempt, "P");

        Assert.Equal((AttemptState.Paid, AttemptAlert.PlacesGone), (attempt.State, attempt.Alert));
        Assert.Equal((null, null), (await scene.On(scene.Jeanne, first), await scene.On(scene.Jeanne, second)));
        Assert.Equal(InvoiceState.Lapsed, (await scene.Order(order.Id)).State);
        Assert.Equal(credit + order.Total, await scene.Credit());
        Assert.Single(await scene.Mails("paiement-trop-tard", attempt.Reference));
        using var parent = await scene.Parent();
        Assert.Contains("La somme est un crédit sur votre compte", (await parent.Open($"/mon-compte/paiements/{attempt.Id}")).Text, StringComparison.Ordinal);
        using var regie = scene.Host.Visitor();
        await regie.SignIn("regie@valbrune.example", page: "/gestion/connexion");
        Assert.Contains(attempt.Reference, (await regie.Open("/gestion/facturation/paiements")).Text, StringComparison.Ordinal);
        await scene.Stands();
    }

    [Fact]
    public async Task A_second_payment_of_one_order_is_a_credit()
    {
        var order = await scene.Hold(scene.Jeanne, scene.Wednesday());
        var first = await scene.Begin(order);
        await scene.Decide(first, "R");
        var second = await scene.Begin(order);
        await scene.Decide(second, "P");
        var credit = await scene.Credit();

        first = await scene.Decide(first, "P");

        Assert.Equal(AttemptAlert.SecondPayment, first.Alert);
        Assert.Equal(credit + order.Total, await scene.Credit());
        await scene.Stands();
    }

    [Fact]
    public async Task A_paid_day_cancelled_in_time_is_a_credit_and_can_be_booked_and_paid_again()
    {
        var day = scene.Wednesday();
        var order = await Paid(day);
        var credit = await scene.Credit();
        var done = await scene.Submit(scene.Jeanne, [day], book: false);
        Assert.True(done.IsDone && Assert.Single(done.Outcomes).WasPaid);

        Assert.Null(await scene.On(scene.Jeanne, day));
        Assert.Equal(credit + order.Total, await scene.Credit());
        await scene.Stands();
        await Paid(day);

        Assert.NotNull(await scene.On(scene.Jeanne, day));
        using var parent = await scene.Parent();
        Assert.Contains("en crédit sur votre compte", (await parent.Open($"/mon-compte/factures/{order.Id}")).Text, StringComparison.Ordinal);
        await scene.Stands();
    }

    [Fact]
    public async Task The_month_charges_no_day_that_an_order_has_charged()
    {
        var (paid, held, agents) = (scene.Wednesday(), scene.Wednesday(), scene.Wednesday());
        await Paid(paid);
        await scene.Hold(scene.Jeanne, held);
        await scene.Submit(scene.Jeanne, [agents], byStaff: true);

        foreach (var (day, isCharged) in new[] { (paid, false), (held, false), (agents, true) })
        {
            var month = Charging.MonthOf(day);
            var regie = await scene.Host.InStore(db => db.Regies.Where(r => r.Code == "CS").Select(r => r.Id).SingleAsync());
            var priced = await scene.Host.Run<Features.Billing.PriceMonth, Features.Billing.PricedMonth>(p => p.Compute(regie, month));
            Assert.Equal(isCharged, priced.Families.SelectMany(f => f.Charges).Any(c => c.Of.ChildId == scene.Jeanne.Child && c.Of.SlotId == scene.Slot && c.Of.Day == day));
        }
    }

    [Fact]
    public async Task A_hold_keeps_the_other_family_out_and_its_end_lets_it_in()
    {
        var day = scene.Wednesday();
        await scene.Leave(day, 1);
        await scene.Hold(scene.Jeanne, day);
        Assert.Equal(RefusalCode.Full, (await scene.Submit(scene.Neighbour, [day])).Outcomes.Single().Refusal?.Code);

        scene.Clock.Advance(Over);
        await scene.Free();

        Assert.True((await scene.Submit(scene.Neighbour, [day])).IsDone);
        await scene.Stands();
    }

    [Fact]
    public async Task For_the_last_place_a_hold_a_booking_an_expiry_and_late_money_race_and_one_of_them_has_it()
    {
        for (var round = 0; round < 3; round++)
        {
            var day = scene.Wednesday();
            await scene.Leave(day, 1);
            var order = await scene.Hold(scene.Jeanne, day);
            var attempt = await scene.Begin(order);
            await scene.Decide(attempt, "R");
            scene.Clock.Advance(Over);
            scene.State.Decide(attempt.OperationId!, "P");

            await Task.WhenAll(
                scene.Free(), scene.Free(),
                scene.Host.Run<AskPayFip, bool>(ask => ask.Ask(attempt.Id, TimeSpan.Zero)),
                scene.Submit(scene.Neighbour, [day]), scene.Submit(scene.Neighbour, [day], byStaff: true));
            await scene.Host.Run<AskPayFip, bool>(ask => ask.Ask(attempt.Id, TimeSpan.Zero));

            var (mine, theirs, now) = (await scene.On(scene.Jeanne, day), await scene.On(scene.Neighbour, day), await scene.Order(order.Id));
            Assert.True(mine is null || theirs is null);
            Assert.Equal(mine is null ? InvoiceState.Lapsed : InvoiceState.Issued, now.State);
            await scene.Stands();
        }
    }

    private async Task<Invoice> Paid(DateOnly day)
    {
        var order = await scene.Hold(scene.Jeanne, day);
        await scene.Decide(await scene.Begin(order), "P");
        return await scene.Order(order.Id);
    }

    /// <summary>A payment that was begun and given up, and an order that has lapsed since.</summary>
    private async Task<PaymentAttempt> Lapse(Invoice order)
    {
        var attempt = await scene.Begin(order);
        await scene.Decide(attempt, "R");
        scene.Clock.Advance(Over);
        await scene.Free();
        Assert.Equal(InvoiceState.Lapsed, (await scene.Order(order.Id)).State);
        return attempt;
    }
}
