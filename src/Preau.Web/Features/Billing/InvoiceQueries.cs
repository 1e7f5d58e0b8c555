using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing;

/// <summary>An issued invoice in a list.</summary>
/// <param name="PaysOnline">Its régie has a PayFiP contract.</param>
/// <param name="Attempt">The attempt to pay it that is open now; another must wait.</param>
/// <param name="Resume">Its payment page, while it can be taken up again.</param>
public sealed record InvoiceRow(
    long Id, string Number, string Regie, DateOnly Month, DateOnly IssuedOn, DateOnly DueOn, Money Total, Money Paid, bool PaysOnline, long? Attempt, string? Resume)
{
    public Money Remaining => Total - Paid;

    public bool IsPaid => Remaining <= Money.Zero;

    /// <summary>Something remains, and no attempt is under way.</summary>
    public bool CanBePaidNow => !IsPaid && PaysOnline && Attempt is null && Remaining >= Domain.Payments.OnlinePayment.Smallest;
}

/// <summary>Issued invoices of a family, newest first; shared by its account, its dashboard and the staff's view of its file.</summary>
public sealed class InvoiceQueries(PortalDb db, PayFipAddresses payfip)
{
    public async Task<IReadOnlyList<InvoiceRow>> OfFamily(long familyId)
    {
        var invoices = await (
            from invoice in db.Invoices
            where invoice.FamilyId == familyId && invoice.State == InvoiceState.Issued
            join regie in db.Regies on invoice.RegieId equals regie.Id
            orderby invoice.IssuedOn descending, invoice.Number descending
            select new { invoice.Id, invoice.Number, regie.Name, invoice.Month, invoice.IssuedOn, invoice.DueOn, Cents = invoice.Total.Cents, PaysOnline = regie.PayFipNumber != null }).ToListAsync();
        var ids = invoices.ConvertAll(i => i.Id);
        var paid = await db.PaymentAllocations.Where(a => ids.Contains(a.InvoiceId)).GroupBy(a => a.InvoiceId)
            .Select(g => new { g.Key, Cents = g.Sum(a => a.Amount.Cents) }).ToDictionaryAsync(g => g.Key, g => g.Cents);
        var open = await db.PaymentAttempts.AsNoTracking().Where(a => a.FamilyId == familyId && a.IsOpen).ToDictionaryAsync(a => a.InvoiceId);
        return invoices.ConvertAll(i => new InvoiceRow(
            i.Id, i.Number!, i.Name, i.Month, i.IssuedOn!.Value, i.DueOn!.Value, new Money(i.Cents), new Money(paid.GetValueOrDefault(i.Id)), i.PaysOnline,
            open.GetValueOrDefault(i.Id)?.Id, open.GetValueOrDefault(i.Id) is { } attempt ? payfip.Resume(attempt) : null));
    }

    /// <summary>Null for an invoice that the family does not have.</summary>
    public async Task<InvoiceRow?> OfFamily(long familyId, long invoiceId) => (await OfFamily(familyId)).FirstOrDefault(i => i.Id == invoiceId);

    /// <summary>What the family owes and what it has in credit, from the ledger.</summary>
    public async Task<Balance> BalanceOf(long familyId)
    {
        var sums = await (
            from account in db.LedgerAccounts
            where account.FamilyId == familyId
            join entry in db.LedgerEntries on account.Id equals entry.AccountId
            group entry.Amount.Cents by account.Kind into g
            select new { g.Key, Sum = g.Sum() }).ToDictionaryAsync(g => g.Key, g => g.Sum);
        return new(new Money(sums.GetValueOrDefault(LedgerAccountKind.Family)), new Money(-sums.GetValueOrDefault(LedgerAccountKind.Credit)));
    }
}

/// <summary>Sums of the ledger: never stored.</summary>
/// <param name="Owed">What remains to pay on issued invoices.</param>
/// <param name="Credit">What was paid beyond them.</param>
public sealed record Balance(Money Owed, Money Credit);
