using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Orders;

/// <summary>
/// A day of an order goes while its places are held: the order can no longer be paid as it is, and its time ends now. Where its
/// payment was begun already, the money that comes is the family's credit. Call it before the places are locked.
/// </summary>
public sealed class ShortenHolds(PortalDb db, TownClock clock)
{
    public async Task Run(IReadOnlyCollection<Booking> going, Actor actor)
    {
        var ids = going.Where(b => b.HeldUntil is not null).Select(b => b.OrderId).OfType<long>().Distinct().Order().ToList();
        if (ids.Count == 0) return;
        var now = clock.UtcNow;
        foreach (var order in await db.Invoices.Where(i => ids.Contains(i.Id) && i.State == InvoiceState.Held).ToListAsync())
        {
            var before = order.HeldUntil;
            order.HeldUntil = now;
            order.Version++;
            db.Record(actor, now, "shortened", (nameof(Invoice), order.Id), $"Un jour ferme\u00A0: {order.OrderNumber} ne peut plus être payée", (order.FamilyId, null), (new { HeldUntil = before }, new { order.HeldUntil }));
        }
    }
}
