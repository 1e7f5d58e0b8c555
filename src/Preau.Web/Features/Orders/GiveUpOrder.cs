using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Orders;

/// <summary>The family gives an order up before its time: its places are free at once.</summary>
public sealed class GiveUpOrder(PortalDb db, TownClock clock, EndHold end)
{
    /// <returns>
    /// The address of the result; or why not: <see cref="RefusalCode.PaymentUnderway"/>, <see cref="RefusalCode.HoldOver"/>,
    /// <see cref="RefusalCode.InvoiceAlreadyPaid"/>. Neither: the family has no such order.
    /// </returns>
    public async Task<(string? Result, Refusal? Refusal)> Run(long familyId, long orderId, Actor actor, Guid key)
    {
        Refusal? refusal = null;
        var result = await db.Once(key, clock.UtcNow, async () =>
        {
            await db.HoldCalendar();
            await db.LockInvoice(orderId);
            var order = await db.Invoices.SingleOrDefaultAsync(i => i.Id == orderId && i.FamilyId == familyId && i.OrderNumber != null);
            if (order is null) return null;
            refusal = order.State == InvoiceState.Issued ? new(RefusalCode.InvoiceAlreadyPaid)
                : order.State == InvoiceState.Lapsed ? new(RefusalCode.HoldOver)
                : await db.PaymentAttempts.AnyAsync(a => a.InvoiceId == orderId && a.IsOpen) ? new Refusal(RefusalCode.PaymentUnderway)
                : null;
            if (refusal is not null) return null;
            await end.Run(order, actor, clock.UtcNow, "abandonnées par la famille");
            return BookingLinks.Calendar(order.Month);
        });
        return (result, refusal);
    }
}
