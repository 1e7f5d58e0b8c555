using Preau.Domain.Values;

namespace Preau.Domain.Payments;

/// <summary>Money received, allocated to invoices or kept as the family's credit.</summary>
public sealed class Payment
{
    public long Id { get; init; }

    public required long RegieId { get; init; }

    public required long FamilyId { get; init; }

    public required Money Amount { get; init; }

    public required PaymentMeans Means { get; init; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>The online attempt that brought it; unique, so that one attempt pays once.</summary>
    public long? AttemptId { get; init; }

    /// <summary>Authorisation number of the bank or of the direct debit.</summary>
    public string? Authorisation { get; init; }

    public List<PaymentAllocation> Allocations { get; } = [];
}

public enum PaymentMeans
{
    Card,
    OneOffDirectDebit,
}

/// <summary>The part of a payment that settles an invoice.</summary>
public sealed class PaymentAllocation
{
    public long PaymentId { get; init; }

    public required long InvoiceId { get; init; }

    public required Money Amount { get; init; }
}
