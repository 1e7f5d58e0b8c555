using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Payments;

/// <summary>Money received for an invoice.</summary>
/// <param name="AttemptId">The online attempt that brought it: it pays once, by a unique index.</param>
public sealed record ReceivedPayment(long InvoiceId, Money Amount, PaymentMeans Means, DateTime ReceivedAt, long? AttemptId = null, string? Authorisation = null);

/// <summary>
/// Records money received: it settles what remains of the invoice, and what is more becomes the family's credit; all of it for an order
/// whose places are gone. Payment, allocation
/// and posting stand or fall together: call it inside the transaction of the act.
/// </summary>
public sealed class RecordPayment(PortalDb db, WriteLedger ledger)
{
    public async Task<(Payment Payment, Money Credit)> Record(ReceivedPayment received, Actor actor, DateTime now)
    {
        await db.LockInvoice(received.InvoiceId);
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == received.InvoiceId && (i.State == InvoiceState.Issued || i.State == InvoiceState.Lapsed));
        var settled = await db.PaymentAllocations.Where(a => a.InvoiceId == invoice.Id).SumAsync(a => a.Amount.Cents);
        var remaining = invoice.State == InvoiceState.Lapsed ? Money.Zero : invoice.Total - new Money(settled);
        var used = received.Amount < remaining ? received.Amount : remaining;

        var payment = new Payment
        {
            RegieId = invoice.RegieId,
            FamilyId = invoice.FamilyId,
            Amount = received.Amount,
            Means = received.Means,
            ReceivedAt = received.ReceivedAt,
            AttemptId = received.AttemptId,
            Authorisation = received.Authorisation,
        };
        if (used > Money.Zero) payment.Allocations.Add(new PaymentAllocation { InvoiceId = invoice.Id, Amount = used });
        db.Payments.Add(payment);
        await db.SaveChangesAsync();

        var text = invoice.Number is { } number ? $"Règlement de la facture {number}" : $"Règlement reçu trop tard, {invoice.OrderNumber}";
        await ledger.Post(invoice.RegieId, [new(PostingKind.Payment, now, text,
            Postings.OfPayment(invoice.RegieId, invoice.FamilyId, received.Means.ToString(), received.Amount, used), invoice.Id, payment.Id)]);
        db.Record(actor, now, "received", (nameof(Payment), payment.Id), $"{text} : {French.Amount(received.Amount)}", (invoice.FamilyId, null),
            (null, new { Number = InvoiceWords.NumberOf(invoice), cents = received.Amount.Cents, settled = used.Cents, received.Means }));
        return (payment, received.Amount - used);
    }
}
