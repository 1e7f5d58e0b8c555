using Microsoft.EntityFrameworkCore;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Pdf.Documents;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Payments;

/// <summary>What a receipt says, for the mail and for the ticket page. The caller has found the payment through the family.</summary>
public sealed class Receipts(PortalDb db, TownClock clock, TownFace town)
{
    public async Task<ReceiptSheet> Sheet(long paymentId)
    {
        var payment = await db.Payments.AsNoTracking().Include(p => p.Allocations).SingleAsync(p => p.Id == paymentId);
        var regie = await db.Regies.AsNoTracking().SingleAsync(r => r.Id == payment.RegieId);
        var ids = payment.Allocations.Select(a => a.InvoiceId).ToList();
        var invoices = await db.Invoices.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        var attempt = await db.PaymentAttempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == payment.AttemptId);
        var family = await db.Families.AsNoTracking().Include(f => f.Guardians).SingleAsync(f => f.Id == payment.FamilyId);
        var payer = family.Guardians.Find(g => g.Id == attempt?.GuardianId)?.FullName ?? family.Name;
        var lines = payment.Allocations.Select(a => new ReceiptLine($"{InvoiceWords.Of(invoices[a.InvoiceId])}, {InvoiceWords.About(invoices[a.InvoiceId])}", a.Amount)).ToList();
        var credit = payment.Amount - payment.Allocations.Select(a => a.Amount).Sum();
        if (credit > Money.Zero) lines.Add(new("Crédit gardé sur votre compte", credit));
        return new ReceiptSheet(
            InvoicePapers.IssuerOf(regie, town),
            [payer, .. family.Address.Lines()],
            family.FileNumber,
            attempt?.Reference ?? $"R{payment.Id}",
            clock.ToLocal(payment.ReceivedAt),
            payment.Amount,
            French.Capital(AttemptWords.Of(payment.Means)) + (attempt is null ? "" : ", par PayFiP"),
            payment.Authorisation,
            lines,
            $"Ce reçu vaut accusé de réception de votre paiement. Une question ? Appelez la régie au {regie.Phone}.");
    }
}
