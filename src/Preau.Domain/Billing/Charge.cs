using Preau.Domain.Values;

namespace Preau.Domain.Billing;

/// <summary>One priced line of one day, with the explanation of its price. What is booked is charged.</summary>
public sealed class Charge
{
    public long Id { get; init; }

    public required long InvoiceId { get; init; }

    public required long FamilyId { get; init; }

    public required long ChildId { get; init; }

    public required long EnrolmentId { get; init; }

    public required long SlotId { get; init; }

    public required DateOnly Day { get; init; }

    public ChargeKind Kind { get; init; }

    /// <summary>What the invoice prints: child's first name, slot, site, as they were.</summary>
    public required string Label { get; init; }

    public required Money UnitPrice { get; init; }

    public required long TariffGridId { get; init; }

    /// <summary>The steps that priced it, one French sentence per line.</summary>
    public required string Explanation { get; init; }

    /// <summary>
    /// Instant at which the day of an order was given back: what was paid for it became the family's credit, or the order lapsed.
    /// Null: it is charged.
    /// </summary>
    public DateTime? VoidedAt { get; set; }
}

/// <summary>What of a day is charged: the service, and on lines of their own what its lateness costs (docs/rules/delais.md).</summary>
public enum ChargeKind
{
    Service,

    /// <summary>The surcharge that the family accepted when it booked late.</summary>
    Surcharge,

    /// <summary>What is owed for a day cancelled late.</summary>
    LateCancellation,
}
