using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Features.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Orders;

/// <summary>
/// Makes the orders of the places that a family has just taken and must pay for, one for each régie: a debt reference, and a line for
/// each day at the price that was shown (docs/rules/paye-a-la-reservation.md). Call inside the transaction that took the places.
/// </summary>
public sealed class HoldBookings(PortalDb db, TownClock clock)
{
    /// <param name="booked">What was booked; what is not due is left out.</param>
    /// <param name="now">The instant of the booking.</param>
    /// <returns>The orders made: none when nothing is due.</returns>
    public async Task<IReadOnlyList<Invoice>> Run(long familyId, Actor actor, IReadOnlyList<WishOutcome> booked, DateTime now)
    {
        var orders = new List<Invoice>();
        foreach (var due in booked.Where(o => o.Due is not null).GroupBy(o => o.Row.Activity.RegieId).OrderBy(g => g.Key))
            orders.Add(await Make(familyId, due.Key, actor, [.. due.OrderBy(o => o.Wish.Day)], now));
        return orders;
    }

    private async Task<Invoice> Make(long familyId, long regieId, Actor actor, List<WishOutcome> due, DateTime now)
    {
        var (_, slots, days) = due.Keys();
        await db.ForgetDrafts(familyId, regieId, slots, days);
        var until = Holding.Until(now, due.Min(o => o.Row.Activity.HoldMinutes!.Value));
        var year = clock.ToLocal(now).Year;
        var regie = await db.Regies.Where(r => r.Id == regieId).Select(r => r.Code).SingleAsync();
        var order = new Invoice
        {
            RegieId = regieId,
            FamilyId = familyId,
            Month = Charging.MonthOf(due[0].Wish.Day),
            State = InvoiceState.Held,
            OrderNumber = new InvoiceNumber(regie, NumberSeries.Order, year, await db.TakeNumbers(regieId, year, NumberSeries.Order, 1)).ToString(),
            HeldAt = now,
            HeldUntil = until,
            Total = due.Select(o => o.DueAmount).Sum(),
            Payer = "",
        };
        order.Charges.AddRange(await Lines(familyId, due));
        db.Invoices.Add(order);
        await db.SaveChangesAsync();
        await db.BookingsAndHolds.Where(b => b.FamilyId == familyId && b.OrderId == null && b.HeldUntil != null && slots.Contains(b.SlotId))
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.OrderId, order.Id).SetProperty(b => b.HeldUntil, until));
        db.Record(actor, now, "held", (nameof(Invoice), order.Id), $"{French.Count(due.Count, "place gardée", "places gardées")} jusqu’au paiement de {French.Amount(order.Total)}, {order.OrderNumber}", (familyId, null),
            (null, new { order.OrderNumber, cents = order.Total.Cents, order.HeldUntil }));
        return order;
    }

    private async Task<List<Charge>> Lines(long familyId, List<WishOutcome> due)
    {
        var (children, _, _) = due.Keys();
        var names = await db.Children.Where(c => children.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.FirstName);
        var sites = await db.Sites.ToDictionaryAsync(s => s.Id, s => s.Name);
        var lines = new List<Charge>();
        foreach (var o in due)
        {
            Add(ChargeKind.Service, o.Due!.Price, string.Join('\n', o.Due.Steps));
            if (o.Extra is { Cents: > 0 } extra) Add(ChargeKind.Surcharge, extra, $"Réservé hors délai\u00A0: {CutOffs.CutOffWords.Of(o.Surcharge!.Value)}.");

            void Add(ChargeKind kind, Money price, string steps) => lines.Add(new Charge
            {
                InvoiceId = 0,
                FamilyId = familyId,
                ChildId = o.Wish.ChildId,
                EnrolmentId = o.Answer.Enrolment!.Id,
                SlotId = o.Wish.SlotId,
                Day = o.Wish.Day,
                Kind = kind,
                Label = $"{names[o.Wish.ChildId]}, {LateCharges.Name(o.Row.Slot.Name, kind)}, {sites[o.Answer.Enrolment.SiteId]}",
                UnitPrice = price,
                TariffGridId = o.Due.TariffGridId,
                Explanation = steps,
            });
        }
        return lines;
    }
}
