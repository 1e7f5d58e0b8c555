namespace Preau.Domain.Payments;

/// <summary>The life of a payment attempt; Paid is terminal and wins over everything (docs/rules/paiement.md).</summary>
public enum AttemptState
{
    Created,
    Redirected,
    Paid,
    Refused,
    Abandoned,
    Expired,
}
