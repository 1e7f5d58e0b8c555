using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Testing;
using Preau.Web.Features.Orders;
using Preau.Web.Features.Payments;
using Preau.Web.Hosting;
using Preau.Web.Integrations.PayFip;

namespace Preau.Web.Tests.Faults;

/// <summary>
/// What ends a hold without a form: the answer of the payment service, and the job that frees what nobody paid. The Nth command of each
/// fails, N = 1, 2, 3…: everything of it stands, or nothing; told again, it is done once.
/// </summary>
public sealed class HeldFaultTests(FaultyTown town) : IClassFixture<FaultyTown>
{
    [Fact]
    public async Task Whatever_command_of_a_payment_fails_the_places_stay_held_until_all_of_it_is_written()
    {
        var order = await Held(beginsToPay: true);

        await EachFails(order, () => Settle(order));

        Assert.Equal((InvoiceState.Issued, 0, 1), await Stands(order));
    }

    [Fact]
    public async Task A_payment_whose_answer_is_lost_is_written_once()
    {
        var order = await Held(beginsToPay: true);

        await AnswerLost(() => Settle(order));

        Assert.Equal((InvoiceState.Issued, 0, 1), await Stands(order));
    }

    [Fact]
    public async Task Whatever_command_of_the_job_fails_an_unpaid_order_keeps_its_places_or_gives_all_of_them_back()
    {
        var order = await Held(beginsToPay: false);

        await EachFails(order, Expire);

        Assert.Equal((InvoiceState.Lapsed, 0, 0), await Stands(order));
    }

    [Fact]
    public async Task The_job_whose_answer_is_lost_frees_and_tells_once()
    {
        var order = await Held(beginsToPay: false);

        await AnswerLost(Expire);

        Assert.Equal((InvoiceState.Lapsed, 0, 0), await Stands(order));
    }

    private async Task EachFails(long order, Func<Task> act)
    {
        var (before, standing) = (await Snapshot.Of(town.Host), await Trace(order));
        for (var n = 1; ; n += 1 + (n / 20))
        {
            Assert.True(n < 1000, "It never passes.");
            town.Faults.FailAt(n);
            await Try(act);
            if (!town.Faults.HasFailed)
            {
                Assert.True(n > 10, $"Only {n} commands.");
                break;
            }
            Assert.Equal(standing, await Trace(order));
            // Whatever was left behind by one of the last ten would still be there.
            if (n % 10 == 0) Assert.Empty((await Snapshot.Of(town.Host)).Since(before));
        }
        await Soundness.Check(town.Host);
    }

    private async Task AnswerLost(Func<Task> act)
    {
        var before = await Snapshot.Of(town.Host);
        town.Faults.LoseTheAnswer();
        await Try(act);
        Assert.True(town.Faults.HasFailed);
        var after = await Snapshot.Of(town.Host);
        Assert.NotEmpty(after.Since(before));

        await act();

        Assert.Empty((await Snapshot.Of(town.Host)).Since(after));
        await Soundness.Check(town.Host);
    }

    private async Task Try(Func<Task> act)
    {
        try
        {
            await town.Faults.Watched(act);
        }
        catch (Exception) when (town.Faults.HasFailed)
        {
            // The service, or the next minute, tells it again.
        }
        town.Faults.Heal();
    }

    /// <summary>An order of two Wednesdays, made by its pages.</summary>
    private async Task<long> Held(bool beginsToPay)
    {
        var visitor = await UseCases.All.Single(u => u.Name == "give held places up").Fill(town);
        var order = long.Parse(visitor.Page.Path.Split('/')[3], CultureInfo.InvariantCulture);
        if (!beginsToPay) return order;
        await visitor.Send("Continuer vers le paiement");
        // Nobody asks about it meanwhile: the answer comes from here.
        await town.Host.InStore(db => db.PaymentAttempts.Where(a => a.InvoiceId == order).ExecuteUpdateAsync(a => a.SetProperty(x => x.NextAskAt, (DateTime?)null)));
        return order;
    }

    private async Task Settle(long order)
    {
        var attempt = await town.Host.InStore(db => db.PaymentAttempts.AsNoTracking().SingleAsync(a => a.InvoiceId == order));
        await town.Host.Run<SettleAttempt, bool>(async settle =>
        {
            await settle.Apply(attempt.Id, new(AnswerKind.Result, "P"), new PayFipDetail("P", "090909", attempt.Reference, attempt.Amount.Cents, "T", "482913", null));
            return true;
        });
    }

    /// <summary>The job, an hour later.</summary>
    private async Task Expire()
    {
        await using var scope = town.Host.Services.CreateAsyncScope();
        var (time, clock) = (scope.ServiceProvider.GetRequiredService<TimeProvider>(), scope.ServiceProvider.GetRequiredService<TownClock>());
        var later = new TownClock(time, clock.Zone, clock.UtcNow.AddMinutes(62) - time.GetUtcNow().UtcDateTime);
        await ActivatorUtilities.CreateInstance<FreeHolds>(scope.ServiceProvider, later).Run();
    }

    /// <summary>The order, how many of its places are held, and its payments.</summary>
    private Task<(InvoiceState, int, int)> Stands(long order) => town.Host.InStore(async db => (
        await db.Invoices.Where(i => i.Id == order).Select(i => i.State).SingleAsync(),
        await db.BookingsAndHolds.CountAsync(b => b.OrderId == order && b.HeldUntil != null),
        await db.PaymentAllocations.CountAsync(a => a.InvoiceId == order)));

    private Task<(InvoiceState, int, int, int, int, int)> Trace(long order) => town.Host.InStore(async db => (
        await db.Invoices.Where(i => i.Id == order).Select(i => i.State).SingleAsync(), await db.BookingsAndHolds.CountAsync(b => b.OrderId == order && b.HeldUntil != null),
        await db.BookingPlaces.CountAsync(), await db.History.CountAsync(), await db.OutboxMails.CountAsync(), await db.LedgerPostings.CountAsync()));
}
