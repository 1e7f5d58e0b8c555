using Preau.Domain.Values;

namespace Preau.Domain.Billing;

/// <summary>What a family owes a régie for a month; a draft is computed again at will, never edited after issue.</summary>
public sealed class Invoice
{
    public long Id { get; init; }

    public required long RegieId { get; init; }

    public required long FamilyId { get; init; }

    /// <summary>First civil day of the month invoiced.</summary>
    public required DateOnly Month { get; init; }

    public required InvoiceState State { get; set; }

    /// <summary>"CS-2026-000714"; null while a draft; unique.</summary>
    public string? Number { get; set; }

    public required Money Total { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>Who pays, one line per line of the envelope, as at issue.</summary>
    public required string Payer { get; set; }

    public int Version { get; set; }

    public List<Charge> Charges { get; } = [];
}

public enum InvoiceState
{
    Draft,
    Issued,
}
