using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Web.Storage.Bulk;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>The postings of the invoices and of their payments, as the product makes them, and the accounts that they need.</summary>
internal sealed class LargeTownLedger(long regieId, Func<IEnumerable<PlannedInvoice>> invoices)
{
    private readonly Dictionary<LedgerKey, long> accounts = [];

    public void Write(BulkFill fill, Action<string, long> progress)
    {
        // The accounts are known once the entries were seen.
        foreach (var line in invoices().SelectMany(Postings).SelectMany(p => p.Lines)) accounts.TryAdd(line.Account, accounts.Count + 1);
        fill.Write(accounts.Select(a => new LedgerAccount { Id = a.Value, Kind = a.Key.Kind, RegieId = a.Key.RegieId, FamilyId = a.Key.FamilyId, Code = a.Key.Code }), progress);
        fill.Write(invoices().SelectMany(Postings).Select(p => p.Row), progress);
        fill.Write(Entries(), progress);
    }

    private IEnumerable<LedgerEntry> Entries()
    {
        long id = 0;
        foreach (var (row, lines) in invoices().SelectMany(Postings))
        {
            foreach (var line in lines) yield return new() { Id = ++id, PostingId = row.Id, AccountId = accounts[line.Account], Amount = line.Amount };
        }
    }

    private IEnumerable<(LedgerPosting Row, IReadOnlyList<PostingLine> Lines)> Postings(PlannedInvoice invoice)
    {
        yield return (
            new() { Id = invoice.Posting, Kind = PostingKind.Invoice, At = LargeTownMonths.IssuedAt(invoice.Month), InvoiceId = invoice.Id, Text = $"Facture {invoice.Number}" },
            Domain.Billing.Postings.OfInvoice(regieId, invoice.Family.Id, invoice.Products));
        if (invoice.PaidAt is not { } paidAt) yield break;
        yield return (
            new() { Id = invoice.PaymentPosting, Kind = PostingKind.Payment, At = paidAt, InvoiceId = invoice.Id, PaymentId = invoice.Id, Text = $"Règlement de la facture {invoice.Number}" },
            Domain.Billing.Postings.OfPayment(regieId, invoice.Family.Id, nameof(PaymentMeans.Card), invoice.Total, invoice.Total));
    }
}
