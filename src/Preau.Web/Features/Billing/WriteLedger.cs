using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing;

/// <summary>A posting to be written: what it is for, and its lines, which sum to zero.</summary>
public sealed record NewPosting(PostingKind Kind, DateTime At, string Text, IReadOnlyList<PostingLine> Lines, long? InvoiceId = null, long? PaymentId = null);

/// <summary>Adds postings to the ledger and opens the accounts that they need. Call it inside the transaction of the act.</summary>
public sealed class WriteLedger(PortalDb db)
{
    private const int FamiliesWorthNaming = 200;

    /// <exception cref="InvalidOperationException">A posting does not sum to zero.</exception>
    public async Task Post(long regieId, IReadOnlyCollection<NewPosting> postings)
    {
        var accounts = await Accounts(regieId, postings.SelectMany(p => p.Lines).Select(l => l.Account).ToHashSet());
        foreach (var posting in postings)
        {
            if (posting.Lines.Select(l => l.Amount).Sum() != Money.Zero) throw new InvalidOperationException($"« {posting.Text} » does not sum to zero.");
            var row = new LedgerPosting { Kind = posting.Kind, At = posting.At, Text = posting.Text, InvoiceId = posting.InvoiceId, PaymentId = posting.PaymentId };
            row.Entries.AddRange(posting.Lines.Select(l => new LedgerEntry { AccountId = accounts[l.Account].Id, Amount = l.Amount }));
            db.LedgerPostings.Add(row);
        }
        await db.SaveChangesAsync();
    }

    private async Task<Dictionary<LedgerKey, LedgerAccount>> Accounts(long regieId, HashSet<LedgerKey> wanted)
    {
        var families = wanted.Where(k => k.FamilyId != 0).Select(k => k.FamilyId).Distinct().ToList();
        var ofRegie = db.LedgerAccounts.Where(a => a.RegieId == regieId);
        var known = (await (families.Count > FamiliesWorthNaming ? ofRegie : ofRegie.Where(a => a.FamilyId == 0 || families.Contains(a.FamilyId))).ToListAsync())
            .ToDictionary(a => new LedgerKey(a.Kind, a.RegieId, a.FamilyId, a.Code));
        foreach (var key in wanted.Where(k => !known.ContainsKey(k)).ToList())
        {
            var account = new LedgerAccount { Kind = key.Kind, RegieId = key.RegieId, FamilyId = key.FamilyId, Code = key.Code };
            db.LedgerAccounts.Add(account);
            known[key] = account;
        }
        // Another act may open the same account at this moment: the unique index lets one through, and this act runs again.
        await db.SaveChangesAsync();
        return known;
    }
}
