using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Features.Orders;
using Preau.Web.Features.Payments;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Orders;

/// <summary>Whatever happens, in whatever order: a held day is booked, freed or credited, never two of them, and the ledger and the places say the same.</summary>
public sealed class OrderStoriesTests(HoldScene scene) : IClassFixture<HoldScene>
{
    private const int Steps = 60;
    private static readonly int Seed = Environment.TickCount;

    private readonly Random random = new(Seed);

    [Fact]
    public async Task A_held_day_is_booked_freed_or_credited_and_never_two()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {Seed}");
        DateOnly[] days = [scene.Wednesday(), scene.Wednesday(), scene.Wednesday()];
        foreach (var day in days) await scene.Leave(day, 1);

        for (var step = 0; step < Steps; step++)
        {
            await Step(days[random.Next(days.Length)]);
            if (step % 10 == 9) await EachHasOneFate(days);
        }
        scene.Clock.Advance(TimeSpan.FromMinutes(HoldScene.Minutes + 30));
        foreach (var attempt in await Open()) await scene.Decide(attempt, "R");
        await scene.Free();
        await EachHasOneFate(days);
        Assert.False(await scene.Host.InStore(db => db.Invoices.AnyAsync(i => i.State == InvoiceState.Held)));
    }

    private async Task Step(DateOnly day)
    {
        var orders = await scene.Host.InStore(db => db.Invoices.AsNoTracking().Where(i => i.OrderNumber != null).OrderByDescending(i => i.Id).Take(4).ToListAsync());
        var order = orders.Count == 0 ? null : orders[random.Next(orders.Count)];
        var open = await Open();
        switch (random.Next(9))
        {
            case 0 or 1: await scene.Submit(scene.Jeanne, [day]); break;
            case 2: await scene.Submit(scene.Jeanne, [day], book: false); break;
            case 3: await scene.Submit(scene.Neighbour, [day], book: random.Next(2) == 0, byStaff: true); break;
            case 4 when order?.State == InvoiceState.Held && open.TrueForAll(a => a.InvoiceId != order.Id): await scene.Begin(order); break;
            case 5 when open.Count > 0: await scene.Decide(open[^1], "PRA"[random.Next(3)].ToString()); break;
            case 6 when order is not null && (await scene.Attempts(order)) is [.., var last] && last.State != AttemptState.Paid: await scene.Decide(last, "P"); break;
            case 7 when order is not null: await scene.Host.Run<GiveUpOrder, (string?, Refusal?)>(o => o.Run(scene.Jeanne.Family, order.Id, new(ActorKind.Guardian, null, "Inès Kaci"), Guid.NewGuid())); break;
            default:
                scene.Clock.Advance(TimeSpan.FromMinutes(random.Next(HoldScene.Minutes)));
                await scene.Free();
                break;
        }
    }

    private Task<List<PaymentAttempt>> Open() => scene.Host.InStore(db => db.PaymentAttempts.AsNoTracking().Where(a => a.IsOpen && a.OperationId != null && db.Invoices.Any(i => i.Id == a.InvoiceId && i.OrderNumber != null)).OrderBy(a => a.Id).ToListAsync());

    private async Task EachHasOneFate(DateOnly[] days)
    {
        await scene.Stands();
        foreach (var day in days) Assert.True(await scene.On(scene.Jeanne, day) is null || await scene.On(scene.Neighbour, day) is null);
        var lines = await scene.Host.InStore(db => (
            from charge in db.Charges
            join order in db.Invoices on charge.InvoiceId equals order.Id
            where order.OrderNumber != null && charge.Kind == ChargeKind.Service
            select new
            {
                charge,
                order.State,
                Booking = db.BookingsAndHolds.FirstOrDefault(b => b.OrderId == order.Id && b.ChildId == charge.ChildId && b.SlotId == charge.SlotId && b.Day == charge.Day),
                Paid = db.PaymentAllocations.Where(a => a.InvoiceId == order.Id).Sum(a => a.Amount.Cents),
                Total = order.Total.Cents,
            }).AsNoTracking().ToListAsync());
        foreach (var line in lines)
        {
            // Held: the place, no money. Issued: paid whole, and booked or else given back as a credit. Lapsed: neither place nor money.
            var expected = line.State switch
            {
                InvoiceState.Held => (HasPlace: true, IsHeld: true, IsVoid: false, 0),
                InvoiceState.Issued => (HasPlace: line.charge.VoidedAt is null, IsHeld: false, IsVoid: line.charge.VoidedAt is not null, line.Total),
                _ => (HasPlace: false, IsHeld: false, IsVoid: true, 0L),
            };
            Assert.Equal(expected, (line.Booking is not null, line.Booking?.HeldUntil is not null, line.charge.VoidedAt is not null, line.Paid));
        }
    }
}
