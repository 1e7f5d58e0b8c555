using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Storage;

namespace Preau.Web.Features.Payments;

/// <summary>What is about to be paid: one line per child, service and unit price.</summary>
public sealed record RecapLine(string Service, string Child, IReadOnlyList<DateOnly> Days, Money Price)
{
    public int Count => Days.Count;

    public Money Amount => Price * Count;
}

/// <summary>An attempt with what its ticket shows.</summary>
/// <param name="Payer">Who paid; null when that guardian has left.</param>
/// <param name="Payment">Set once it is paid.</param>
/// <param name="Remaining">What remains to pay on the invoice now; nothing on an order whose places are gone.</param>
public sealed record TicketView(PaymentAttempt Attempt, Invoice Invoice, string Regie, string RegiePhone, string? Payer, Payment? Payment, Money Remaining);

/// <summary>Attempts and what they pay, through the family.</summary>
public sealed class PaymentQueries(PortalDb db)
{
    public async Task<IReadOnlyList<RecapLine>> Recap(long familyId, long invoiceId)
    {
        var charges = await (
            from charge in db.Charges
            where charge.InvoiceId == invoiceId && charge.FamilyId == familyId
            join child in db.Children on charge.ChildId equals child.Id
            join slot in db.Slots on charge.SlotId equals slot.Id
            select new { charge.Day, charge.UnitPrice, charge.Kind, child.FirstName, child.BirthDate, slot.Name, slot.Order, slot.ActivityId }).ToListAsync();
        return
        [
            .. charges.OrderBy(c => c.BirthDate).ThenBy(c => c.ActivityId).ThenBy(c => c.Order)
                .GroupBy(c => (Name: LateCharges.Name(c.Name, c.Kind), c.FirstName, c.UnitPrice)).Select(g => new RecapLine(g.Key.Name, g.Key.FirstName, [.. g.Select(c => c.Day).Order()], g.Key.UnitPrice)),
        ];
    }

    /// <summary>The reference that the next attempt on the invoice will have.</summary>
    public async Task<PaymentReference?> NextReference(long invoiceId)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == invoiceId);
        var last = await db.PaymentAttempts.Where(a => a.InvoiceId == invoiceId).Select(a => (int?)a.Number).MaxAsync() ?? 0;
        return InvoiceNumber.TryParse(invoice.OrderNumber ?? invoice.Number, out var number) && last < PaymentReference.MaxAttempt ? new PaymentReference(number, last + 1) : null;
    }

    /// <summary>Null for an attempt that the family does not have.</summary>
    public async Task<TicketView?> Ticket(long familyId, long attemptId)
    {
        var attempt = await db.PaymentAttempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == attemptId && a.FamilyId == familyId);
        if (attempt is null) return null;
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == attempt.InvoiceId);
        var regie = await db.Regies.AsNoTracking().SingleAsync(r => r.Id == attempt.RegieId);
        var payer = await db.Guardians.Where(g => g.Id == attempt.GuardianId && g.FamilyId == familyId).Select(g => g.FirstName + " " + g.LastName).SingleOrDefaultAsync();
        var payment = await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.AttemptId == attempt.Id);
        var settled = await db.PaymentAllocations.Where(a => a.InvoiceId == invoice.Id).SumAsync(a => a.Amount.Cents);
        return new(attempt, invoice, regie.Name, regie.Phone, payer, payment, invoice.State == InvoiceState.Lapsed ? Money.Zero : invoice.Total - new Money(settled));
    }
}
