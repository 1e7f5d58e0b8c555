using Preau.Domain.Values;

namespace Preau.Domain.Payments;

/// <summary>Whether an invoice can be paid online now (docs/rules/paiement.md).</summary>
[GlossaryExempt]
public static class OnlinePayment
{
    public static readonly Money Smallest = new(100);

    /// <summary>The sources differ on the largest amount: this is the smallest of those that the web service was seen to take.</summary>
    public static readonly Money Largest = new(99_999_99);

    /// <param name="contract">The régie's PayFiP contract; null: it has none.</param>
    /// <param name="hasOpenAttempt">Another attempt on the invoice is not settled yet.</param>
    /// <param name="largest">The machine's setting; null: <see cref="Largest"/>.</param>
    public static Refusal? Refusal(string? contract, Money remaining, bool hasOpenAttempt, Money? largest = null)
    {
        if (remaining <= Money.Zero) return new(RefusalCode.InvoiceAlreadyPaid);
        if (contract is null) return new(RefusalCode.OnlinePaymentUnavailable);
        if (hasOpenAttempt) return new(RefusalCode.PaymentUnderway);
        if (remaining < Smallest) return new(RefusalCode.AmountTooSmall);
        return remaining > (largest ?? Largest) ? new(RefusalCode.AmountTooLarge) : null;
    }
}
