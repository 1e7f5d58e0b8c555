using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Web.Features.Places;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Orders;

/// <summary>Gives the places of an order to those who wait for them, whoever ends it. Call inside the transaction that has locked the order and judged that it ends.</summary>
public sealed class EndHold(PortalDb db, FreedPlaces freed)
{
    /// <param name="order">Tracked, and held.</param>
    /// <param name="why">For the history: "abandonnées", "non payées à temps".</param>
    public async Task Run(Invoice order, Actor actor, DateTime now, string why)
    {
        var held = await db.BookingsAndHolds.AsNoTracking().Where(b => b.OrderId == order.Id && b.HeldUntil != null).OrderBy(b => b.Day)
            .Join(db.Slots, b => b.SlotId, s => s.Id, (b, s) => new { Booking = b, Slot = s.Name }).ToListAsync();
        var ids = held.ConvertAll(h => h.Booking.Id);
        var poolDays = await db.GiveBackPlaces(ids);
        await db.BookingsAndHolds.Where(b => ids.Contains(b.Id)).ExecuteDeleteAsync();
        await db.VoidCharges(order.Id, now);
        order.State = InvoiceState.Lapsed;
        order.Version++;
        await db.InsertMany(held.ConvertAll(h => HistoryRecording.Entry(
            actor, now, "freed", (nameof(Booking), h.Booking.Id), $"Place rendue\u00A0: {h.Slot}, {French.Date(h.Booking.Day)}", (order.FamilyId, h.Booking.ChildId), (new { h.Slot, h.Booking.Day }, null))));
        db.Record(actor, now, "lapsed", (nameof(Invoice), order.Id), $"Places {why}, {order.OrderNumber}", (order.FamilyId, null), (new { State = InvoiceState.Held }, new { order.State }));
        await freed.Settle(poolDays, actor, now);
    }
}
