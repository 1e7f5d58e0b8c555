using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Web.Storage;

namespace Preau.Web.Features.Orders;

/// <summary>Statements that several acts on orders share.</summary>
internal static class OrderStatements
{
    /// <summary>
    /// Takes away the family's draft invoice that charges these days: it was computed before they changed. Computing the month again
    /// makes it anew.
    /// </summary>
    public static async Task ForgetDrafts(this PortalDb db, long familyId, long regieId, IReadOnlyCollection<long> slots, IReadOnlyCollection<DateOnly> days)
    {
        var drafts = await db.Invoices
            .Where(i => i.FamilyId == familyId && i.RegieId == regieId && i.State == InvoiceState.Draft && i.Charges.Any(c => slots.Contains(c.SlotId) && days.Contains(c.Day)))
            .Select(i => i.Id).ToListAsync();
        if (drafts.Count == 0) return;
        await db.Charges.Where(c => drafts.Contains(c.InvoiceId)).ExecuteDeleteAsync();
        await db.Invoices.Where(i => drafts.Contains(i.Id)).ExecuteDeleteAsync();
    }

    /// <summary>The lines of an order are charged, or no longer.</summary>
    /// <param name="at">The instant at which they were given back; null: they are charged.</param>
    public static Task VoidCharges(this PortalDb db, long orderId, DateTime? at) =>
        db.Charges.Where(c => c.InvoiceId == orderId).ExecuteUpdateAsync(set => set.SetProperty(c => c.VoidedAt, at));
}
