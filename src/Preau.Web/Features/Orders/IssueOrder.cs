using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Features.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Orders;

/// <summary>
/// What a payment makes of an order: its held days are booked and it is issued as an invoice. Money that arrives after the places were
/// given back takes them again if all of them are still there, by the limits of the instant at which they were booked; otherwise the
/// order stays lapsed, and the money is the family's credit. Call inside the transaction that records the payment, under the lock of
/// the calendar and of the order.
/// </summary>
public sealed class IssueOrder(PortalDb db, TownClock clock, ChangeBookings changes, EndHold end, WriteLedger ledger)
{
    /// <summary>An invoice of a month, and an order that was paid already, are left alone.</summary>
    public async Task Run(long invoiceId, DateTime now)
    {
        var order = await db.Invoices.SingleAsync(i => i.Id == invoiceId);
        if (order.State is not (InvoiceState.Held or InvoiceState.Lapsed)) return;
        var lines = await db.Charges.AsNoTracking().Where(c => c.InvoiceId == order.Id).ToListAsync();
        var days = lines.Where(c => c.Kind == ChargeKind.Service).Select(c => new Wish(c.ChildId, c.SlotId, c.Day, Book: true)).ToList();
        if (!await Book(order, days, now)) return;

        var (regie, payer) = (await db.Regies.SingleAsync(r => r.Id == order.RegieId), await db.Families.Include(f => f.Guardians).SingleAsync(f => f.Id == order.FamilyId));
        var today = DateOnly.FromDateTime(clock.ToLocal(now));
        order.State = InvoiceState.Issued;
        order.Number = new InvoiceNumber(regie.Code, NumberSeries.Invoice, today.Year, await db.TakeNumbers(regie.Id, today.Year, NumberSeries.Invoice, 1)).ToString();
        order.IssuedOn = order.DueOn = today;
        order.Payer = PricedFamilyMonth.PayerOf(payer);
        order.Version++;
        db.Record(Actor.Product, now, "issued", (nameof(Invoice), order.Id), $"Facture {order.Number} émise au paiement de {order.OrderNumber}\u00A0: {French.Amount(order.Total)}", (order.FamilyId, null),
            (null, new { order.Number, order.OrderNumber, cents = order.Total.Cents }));
        await ledger.Post(regie.Id, [new(PostingKind.Invoice, now, $"Facture {order.Number}", Postings.OfInvoice(regie.Id, order.FamilyId, await db.Products(lines)), order.Id)]);
    }

    private async Task<bool> Book(Invoice order, List<Wish> days, DateTime now)
    {
        var held = await db.BookingsAndHolds.AsNoTracking().Where(b => b.OrderId == order.Id && b.HeldUntil != null).Join(db.Slots, b => b.SlotId, s => s.Id, (b, s) => new { Booking = b, Slot = s.Name }).ToListAsync();
        if (held.Count == days.Count)
        {
            await db.BookingsAndHolds.Where(b => b.OrderId == order.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.HeldUntil, (DateTime?)null));
            await db.TakeBackLate(order.FamilyId, held.ConvertAll(h => h.Booking));
            await db.InsertMany(held.ConvertAll(h => HistoryRecording.Entry(
                Actor.Product, now, "booked", (nameof(Booking), h.Booking.Id), $"Réservé, payé\u00A0: {h.Slot}, {French.Date(h.Booking.Day)}", (order.FamilyId, h.Booking.ChildId), (null, new { order.OrderNumber }))));
            return true;
        }
        // The time is over, or a day of the order was closed meanwhile: the days are taken anew, all or none.
        if (order.State == InvoiceState.Held) await end.Run(order, Actor.Product, now, "incomplètes");
        return await BookAgain(order, days, now);
    }

    private async Task<bool> BookAgain(Invoice order, List<Wish> days, DateTime now)
    {
        var today = DateOnly.FromDateTime(clock.ToLocal(now));
        if (days.Exists(d => d.Day < today)) return false;
        await db.SaveChangesAsync();
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("places");
        // By the limits of the booking; everything else is judged now. What is booked already comes back as no outcome at all.
        var outcomes = await changes.Apply(new(order.FamilyId, Actor.Product, now), days, order.HeldAt!.Value, byStaff: true);
        if (outcomes.Count != days.Count || outcomes.Any(o => o.Refusal is not null))
        {
            await transaction.RollbackToSavepointAsync("places");
            return false;
        }
        var (children, slots, dates) = outcomes.Keys();
        await db.ForgetDrafts(order.FamilyId, order.RegieId, slots, dates);
        await db.Bookings.Where(b => b.FamilyId == order.FamilyId && b.OrderId == null && children.Contains(b.ChildId) && slots.Contains(b.SlotId) && dates.Contains(b.Day) && db.Charges.Any(c => c.InvoiceId == order.Id && c.ChildId == b.ChildId && c.SlotId == b.SlotId && c.Day == b.Day))
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.OrderId, order.Id).SetProperty(b => b.BookedAt, order.HeldAt!.Value));
        await db.VoidCharges(order.Id, null);
        return true;
    }
}
