using Preau.Domain.Values;

namespace Preau.Domain.Billing;

/// <summary>Names an account of the ledger without its key.</summary>
[GlossaryExempt]
public readonly record struct LedgerKey(LedgerAccountKind Kind, long RegieId, long FamilyId, string Code)
{
    public static LedgerKey Family(long regie, long family) => new(LedgerAccountKind.Family, regie, family, "");

    public static LedgerKey Product(long regie, string activity) => new(LedgerAccountKind.Product, regie, 0, activity);

    public static LedgerKey Means(long regie, string means) => new(LedgerAccountKind.Means, regie, 0, means);

    public static LedgerKey Credit(long regie, long family) => new(LedgerAccountKind.Credit, regie, family, "");
}

/// <summary>One line of a posting: debit positive, credit negative.</summary>
[GlossaryExempt]
public readonly record struct PostingLine(LedgerKey Account, Money Amount);

/// <summary>The lines of each kind of posting; they always sum to zero, and a line of zero is left out.</summary>
[GlossaryExempt]
public static class Postings
{
    /// <summary>An invoice: the family owes its total, each product has earned its part.</summary>
    public static IReadOnlyList<PostingLine> OfInvoice(long regie, long family, IEnumerable<(string Product, Money Amount)> charges)
    {
        var products = charges.GroupBy(c => c.Product, c => c.Amount, StringComparer.Ordinal)
            .Select(g => new PostingLine(LedgerKey.Product(regie, g.Key), -g.Sum())).ToList();
        return Balanced([new(LedgerKey.Family(regie, family), -products.Select(p => p.Amount).Sum()), .. products]);
    }

    /// <summary>A payment: the means has brought it; the family owes less by what settles invoices, and the rest is its credit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More settles invoices than was paid.</exception>
    public static IReadOnlyList<PostingLine> OfPayment(long regie, long family, string means, Money paid, Money settled)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settled, paid);
        return Balanced(
        [
            new(LedgerKey.Means(regie, means), paid),
            new(LedgerKey.Family(regie, family), -settled),
            new(LedgerKey.Credit(regie, family), settled - paid),
        ]);
    }

    /// <summary>Paid days that are given back: their products have not earned them, the family has that much in credit.</summary>
    /// <param name="charges">What was charged for them; negative amounts take the credit back.</param>
    public static IReadOnlyList<PostingLine> OfCredit(long regie, long family, IEnumerable<(string Product, Money Amount)> charges)
    {
        var products = charges.GroupBy(c => c.Product, c => c.Amount, StringComparer.Ordinal).Select(g => new PostingLine(LedgerKey.Product(regie, g.Key), g.Sum())).ToList();
        return Balanced([.. products, new(LedgerKey.Credit(regie, family), -products.Select(p => p.Amount).Sum())]);
    }

    private static List<PostingLine> Balanced(List<PostingLine> lines)
    {
        var sum = lines.Select(l => l.Amount).Sum();
        if (sum != Money.Zero) throw new InvalidOperationException($"A posting that is off by {sum.Cents} cents.");
        return lines.FindAll(l => l.Amount != Money.Zero);
    }
}
