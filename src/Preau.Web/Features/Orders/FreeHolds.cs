using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Orders;

/// <summary>
/// Gives back the places of orders that were not paid in time, and tells the families. Never while a payment is under way; twice, or
/// after a stop, it does the same once.
/// </summary>
public sealed class FreeHolds(PortalDb db, TownClock clock, EndHold end, FamilyMail mail)
{
    /// <returns>How many orders ended.</returns>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var now = clock.UtcNow;
        var due = await db.Invoices.Where(i => i.State == InvoiceState.Held && i.HeldUntil < now && !db.PaymentAttempts.Any(a => a.InvoiceId == i.Id && a.IsOpen))
            .OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancel);
        var freed = 0;
        foreach (var id in due)
        {
            cancel.ThrowIfCancellationRequested();
            db.ChangeTracker.Clear();
            if (await db.InOneTransaction(() => Free(id))) freed++;
        }
        return freed;
    }

    private async Task<bool> Free(long id)
    {
        await db.HoldCalendar();
        await db.LockInvoice(id);
        var order = await db.Invoices.SingleAsync(i => i.Id == id);
        if (!Holding.IsOver(order, await db.PaymentAttempts.AnyAsync(a => a.InvoiceId == id && a.IsOpen), clock.UtcNow)) return false;
        var lines = await db.Charges.AsNoTracking().Where(c => c.InvoiceId == id && c.Kind == ChargeKind.Service).OrderBy(c => c.Day).Select(c => new { c.Label, c.Day }).ToListAsync();
        await end.Run(order, Storage.Actor.Product, clock.UtcNow, "non payées à temps");
        await mail.Queue(
            order.FamilyId,
            null,
            MailKind.PlacesFreed,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["prenom"] = "",
                ["montant"] = French.Amount(order.Total),
                ["jours"] = BookingMail.Lines(lines, l => $"{l.Label}, {French.Date(l.Day)}"),
                ["lien"] = mail.Link(BookingLinks.Calendar(lines[0].Day)),
            },
            order.OrderNumber!);
        return true;
    }
}
