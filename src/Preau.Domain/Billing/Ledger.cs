using Preau.Domain.Values;

namespace Preau.Domain.Billing;

/// <summary>An account of the double-entry ledger: per family and régie, per product, per means of payment, per credit.</summary>
public sealed class LedgerAccount
{
    public long Id { get; init; }

    public required LedgerAccountKind Kind { get; init; }

    public required long RegieId { get; init; }

    /// <summary>Family accounts and credits only; 0 otherwise, so that the key stays unique on both databases.</summary>
    public required long FamilyId { get; init; }

    /// <summary>Code of the product (activity) or of the means of payment; empty otherwise.</summary>
    public required string Code { get; init; }
}

public enum LedgerAccountKind
{
    /// <summary>What the family owes (debit positive).</summary>
    Family,
    Product,
    Means,
    Credit,
}

/// <summary>One posting: its entries sum to zero. Postings are only ever added.</summary>
public sealed class LedgerPosting
{
    public long Id { get; init; }

    public required DateTime At { get; init; }

    public required PostingKind Kind { get; init; }

    public long? InvoiceId { get; init; }

    public long? PaymentId { get; init; }

    public required string Text { get; init; }

    public List<LedgerEntry> Entries { get; } = [];
}

public enum PostingKind
{
    Invoice,
    CreditNote,
    Payment,
    Allocation,
    Refund,
}

/// <summary>A signed amount on an account: debit positive, credit negative.</summary>
public sealed class LedgerEntry
{
    public long Id { get; init; }

    public long PostingId { get; init; }

    public required long AccountId { get; init; }

    public required Money Amount { get; init; }
}
