using Preau.Domain.Values;

namespace Preau.Domain.Billing;

/// <summary>
/// What a family owes a régie: for a month, whose draft is computed again at will; or an order, for places that are held until it is
/// paid, which is issued by its payment. Never edited after issue.
/// </summary>
public sealed class Invoice
{
    public long Id { get; init; }

    public required long RegieId { get; init; }

    public required long FamilyId { get; init; }

    /// <summary>First civil day of the month invoiced; of an order, the month of its first day.</summary>
    public required DateOnly Month { get; init; }

    public required InvoiceState State { get; set; }

    /// <summary>"CS-2026-000714"; null until issued; unique.</summary>
    public string? Number { get; set; }

    /// <summary>"CS-2026P-000003": the number of an order, which it keeps once issued; null: the invoice of a month. Unique.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>Instant at which the days of an order were booked, which judged their limits; null: no order.</summary>
    public DateTime? HeldAt { get; init; }

    /// <summary>Until when the places of an order are held, longer while a payment of it is under way; null: no order.</summary>
    public DateTime? HeldUntil { get; set; }

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

    /// <summary>An order that waits for its payment: its days are held.</summary>
    Held,

    /// <summary>An order that was not paid in time, or given up: its days are free again.</summary>
    Lapsed,
}
