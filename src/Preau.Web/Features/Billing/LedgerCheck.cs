using System.Data;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing;

/// <summary>
/// Proves the ledger against invoices, payments and counters on a live database. It reads only; on PostgreSQL in one snapshot.
/// </summary>
public sealed class LedgerCheck(PortalDb db)
{
    private readonly List<string> faults = [];

    public async Task<LedgerReport> Run()
    {
        faults.Clear();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10)); // In a large town the sums take longer than a request may.
        // SQLite: the level that does not ask for the one writer; a reader has its snapshot anyway.
        await using var snapshot = await db.Database.BeginTransactionAsync(db.IsSqlite ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead);
        var codes = await db.Regies.ToDictionaryAsync(r => r.Id, r => r.Code);
        var issued = await db.Invoices.AsNoTracking().Where(i => i.State == InvoiceState.Issued).ToListAsync();
        var payments = await db.Payments.AsNoTracking().Include(p => p.Allocations).AsSplitQuery().ToListAsync();
        var postings = await Balanced();
        await InvoicesArePosted(issued);
        await AccountsAgree(issued, payments, codes);
        await CountersHaveNoGap(issued, codes);
        await PaymentsAreUsed(payments, issued);
        return new(postings, issued.Count, payments.Count, [.. faults]);
    }

    private async Task<int> Balanced()
    {
        var sums = await db.LedgerEntries.GroupBy(e => e.PostingId).Select(g => new { g.Key, Sum = g.Sum(e => e.Amount.Cents) }).Where(s => s.Sum != 0).ToListAsync();
        foreach (var sum in sums) faults.Add($"L’écriture {sum.Key} n’a pas une somme nulle : {sum.Sum} centimes.");
        var empty = await db.LedgerPostings.CountAsync(p => !db.LedgerEntries.Any(e => e.PostingId == p.Id));
        var zero = await db.Invoices.CountAsync(i => i.State == InvoiceState.Issued && i.Total.Cents == 0);
        if (empty != zero) faults.Add($"{empty} écritures sont vides, pour {zero} factures d’un montant nul.");
        return await db.LedgerPostings.CountAsync();
    }

    private async Task InvoicesArePosted(List<Invoice> issued)
    {
        var debits = (await (
                from posting in db.LedgerPostings
                where posting.Kind == PostingKind.Invoice && posting.InvoiceId != null
                join entry in db.LedgerEntries on posting.Id equals entry.PostingId into entries
                select new { posting.InvoiceId, Debit = entries.Where(e => e.Amount.Cents > 0).Sum(e => e.Amount.Cents) }).ToListAsync())
            .ToLookup(d => d.InvoiceId!.Value, d => d.Debit);
        var lines = await db.Charges.GroupBy(c => c.InvoiceId).Select(g => new { g.Key, Sum = g.Sum(c => c.UnitPrice.Cents) }).ToDictionaryAsync(g => g.Key, g => g.Sum);
        foreach (var invoice in issued)
        {
            if (debits[invoice.Id].Count() != 1) faults.Add($"La facture {invoice.Number} a {debits[invoice.Id].Count()} écriture(s) au lieu d’une.");
            else if (debits[invoice.Id].Single() != invoice.Total.Cents) faults.Add($"L’écriture de la facture {invoice.Number} n’est pas de son montant.");
            if (lines.GetValueOrDefault(invoice.Id) != invoice.Total.Cents) faults.Add($"Les lignes de la facture {invoice.Number} ne font pas son montant.");
        }
        var known = issued.Select(i => i.Id).ToHashSet();
        foreach (var stranger in debits.Where(d => !known.Contains(d.Key))) faults.Add($"Une écriture se rapporte à la facture {stranger.Key}, qui n’est pas émise.");
    }

    private async Task AccountsAgree(List<Invoice> issued, List<Payment> payments, Dictionary<long, string> codes)
    {
        var accounts = (await (
                from account in db.LedgerAccounts
                where account.FamilyId != 0
                join entry in db.LedgerEntries on account.Id equals entry.AccountId into entries
                select new { account.Kind, account.RegieId, account.FamilyId, Sum = entries.Sum(e => e.Amount.Cents) }).ToListAsync())
            .ToDictionary(a => (a.Kind, a.RegieId, a.FamilyId), a => a.Sum);
        var owed = issued.GroupBy(i => (i.RegieId, i.FamilyId)).ToDictionary(g => g.Key, g => g.Sum(i => i.Total.Cents));
        var credit = new Dictionary<(long, long), long>();
        foreach (var given in await db.CreditedDays()) credit[given.Key] = credit.GetValueOrDefault(given.Key) - given.Cents;
        foreach (var payment in payments)
        {
            var key = (payment.RegieId, payment.FamilyId);
            var settled = payment.Allocations.Sum(a => a.Amount.Cents);
            owed[key] = owed.GetValueOrDefault(key) - settled;
            credit[key] = credit.GetValueOrDefault(key) - payment.Amount.Cents + settled;
        }
        foreach (var (regie, family) in accounts.Keys.Select(k => (k.RegieId, k.FamilyId)).Concat(owed.Keys).Distinct().ToList())
        {
            Compare(LedgerAccountKind.Family, "Le compte", owed.GetValueOrDefault((regie, family)));
            Compare(LedgerAccountKind.Credit, "Le crédit", credit.GetValueOrDefault((regie, family)));

            void Compare(LedgerAccountKind kind, string name, long expected)
            {
                var stands = accounts.GetValueOrDefault((kind, regie, family));
                if (stands != expected) faults.Add($"{name} de la famille {family} à la régie {codes[regie]} est de {stands} centimes, ses pièces font {expected}.");
            }
        }
    }

    private async Task CountersHaveNoGap(List<Invoice> issued, Dictionary<long, string> codes)
    {
        var given = issued.Select(i => InvoiceNumber.TryParse(i.Number, out var number) ? number : (InvoiceNumber?)null).ToList();
        foreach (var _ in given.Where(n => n is null)) faults.Add("Une facture émise n’a pas de numéro lisible.");
        var bySeries = given.OfType<InvoiceNumber>().ToLookup(n => (n.Regie, n.Year), n => n.Sequence);
        var counters = (await db.NumberCounters.Where(c => c.Series == NumberSeries.Invoice).ToListAsync()).ToDictionary(c => (codes[c.RegieId], c.Year), c => c.Last);
        foreach (var (regie, year) in bySeries.Select(s => s.Key).Concat(counters.Keys).Distinct())
        {
            var last = counters.GetValueOrDefault((regie, year));
            if (!bySeries[(regie, year)].Order().SequenceEqual(Enumerable.Range(1, last))) faults.Add($"Les numéros {regie}-{year} ne vont pas de 1 à {last} sans trou.");
        }
    }

    private async Task PaymentsAreUsed(List<Payment> payments, List<Invoice> issued)
    {
        var posted = (await db.LedgerPostings.Where(p => p.Kind == PostingKind.Payment && p.PaymentId != null).Select(p => p.PaymentId!.Value).ToListAsync()).ToLookup(id => id);
        foreach (var payment in payments)
        {
            if (payment.Allocations.Sum(a => a.Amount.Cents) > payment.Amount.Cents) faults.Add($"Le règlement {payment.Id} règle plus que son montant.");
            if (posted[payment.Id].Count() != 1) faults.Add($"Le règlement {payment.Id} a {posted[payment.Id].Count()} écriture(s) au lieu d’une.");
        }
        var settled = payments.SelectMany(p => p.Allocations).GroupBy(a => a.InvoiceId).ToDictionary(g => g.Key, g => g.Sum(a => a.Amount.Cents));
        foreach (var invoice in issued.Where(i => settled.GetValueOrDefault(i.Id) > i.Total.Cents)) faults.Add($"La facture {invoice.Number} est réglée au-delà de son montant.");

        var paid = (await db.PaymentAttempts.Where(a => a.State == AttemptState.Paid).Select(a => a.Id).ToListAsync()).ToHashSet();
        if (!paid.SetEquals(payments.Where(p => p.AttemptId is not null).Select(p => p.AttemptId!.Value))) faults.Add("Les paiements en ligne payés et les règlements qu’ils ont apportés ne se correspondent pas.");
    }
}
