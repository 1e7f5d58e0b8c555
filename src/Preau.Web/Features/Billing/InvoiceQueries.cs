using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing;

/// <summary>An issued invoice, or an order, in a list.</summary>
/// <param name="Number">Of the invoice once it is issued, else of the order.</param>
/// <param name="PaysOnline">Its régie has a PayFiP contract.</param>
/// <param name="Attempt">The attempt to pay it that is open now; another must wait.</param>
/// <param name="Resume">Its payment page, while it can be taken up again.</param>
public sealed record InvoiceRow(
    long Id, string Number, string Regie, DateOnly Month, DateOnly IssuedOn, DateOnly DueOn, Money Total, Money Paid, bool PaysOnline, long? Attempt, string? Resume)
{
    /// <summary>Until when the places of an order are held, in civil time; null: the invoice of a month.</summary>
    public DateTime? HeldUntil { get; init; }

    public InvoiceState State { get; init; }

    /// <summary>Days of an order that were given back since: the family's credit.</summary>
    public Money Credited { get; init; }

    public Money Remaining => Total - Paid;

    public bool IsPaid => Remaining <= Money.Zero;

    /// <summary>Something remains, and no attempt is under way.</summary>
    public bool CanBePaidNow => !IsPaid && PaysOnline && Attempt is null && Remaining >= Domain.Payments.OnlinePayment.Smallest;
}

/// <summary>Issued invoices and orders of a family, newest first; shared by its account, its dashboard and the staff's view of its file.</summary>
public sealed class InvoiceQueries(PortalDb db, PayFipAddresses payfip, TownClock clock)
{
    private const int LapsedDays = 30;

    public Task<IReadOnlyList<InvoiceRow>> OfFamily(long familyId) => Read(familyId, db.Invoices.Where(i => i.State == InvoiceState.Issued));

    /// <summary>Places that are held until they are paid, and orders of the last days whose places were given back.</summary>
    public Task<IReadOnlyList<InvoiceRow>> Orders(long familyId)
    {
        var since = clock.UtcNow.AddDays(-LapsedDays);
        return Read(familyId, db.Invoices.Where(i => i.State == InvoiceState.Held || (i.State == InvoiceState.Lapsed && i.HeldUntil >= since)));
    }

    private async Task<IReadOnlyList<InvoiceRow>> Read(long familyId, IQueryable<Invoice> seen)
    {
        var invoices = await (
            from invoice in seen
            where invoice.FamilyId == familyId
            join regie in db.Regies on invoice.RegieId equals regie.Id
            orderby invoice.IssuedOn descending, invoice.Number descending
            select new { Invoice = invoice, regie.Name, PaysOnline = regie.PayFipNumber != null, Voided = db.Charges.Where(c => c.InvoiceId == invoice.Id && c.VoidedAt != null).Sum(c => c.UnitPrice.Cents) }).AsNoTracking().ToListAsync();
        var ids = invoices.ConvertAll(i => i.Invoice.Id);
        var paid = await db.PaymentAllocations.Where(a => ids.Contains(a.InvoiceId)).GroupBy(a => a.InvoiceId)
            .Select(g => new { g.Key, Cents = g.Sum(a => a.Amount.Cents) }).ToDictionaryAsync(g => g.Key, g => g.Cents);
        var open = await db.PaymentAttempts.AsNoTracking().Where(a => a.FamilyId == familyId && a.IsOpen).ToDictionaryAsync(a => a.InvoiceId);
        return invoices.ConvertAll(i => new InvoiceRow(
            i.Invoice.Id, InvoiceWords.NumberOf(i.Invoice), i.Name, i.Invoice.Month, i.Invoice.IssuedOn ?? Day(i.Invoice.HeldAt), i.Invoice.DueOn ?? Day(i.Invoice.HeldUntil), i.Invoice.Total,
            new Money(paid.GetValueOrDefault(i.Invoice.Id)), i.PaysOnline, open.GetValueOrDefault(i.Invoice.Id)?.Id, open.GetValueOrDefault(i.Invoice.Id) is { } attempt ? payfip.Resume(attempt) : null)
        {
            HeldUntil = i.Invoice.HeldUntil is { } until ? clock.ToLocal(until) : null,
            State = i.Invoice.State,
            Credited = i.Invoice.State == InvoiceState.Issued ? new Money(i.Voided) : Money.Zero,
        });
    }

    private DateOnly Day(DateTime? instant) => DateOnly.FromDateTime(clock.ToLocal(instant!.Value));

    /// <summary>Null for an invoice that the family does not have.</summary>
    public async Task<InvoiceRow?> OfFamily(long familyId, long invoiceId) => (await Read(familyId, db.Invoices.Where(i => i.Id == invoiceId && i.State != InvoiceState.Draft))).SingleOrDefault();

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
