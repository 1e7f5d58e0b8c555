using Preau.Domain.Values;

namespace Preau.Domain.Payments;

/// <summary>
/// One try to pay an invoice online. Two are never open at once for one invoice. Its ages are counted on the real clock,
/// not the town's (docs/rules/paiement.md).
/// </summary>
public sealed class PaymentAttempt
{
    public long Id { get; init; }

    public required long InvoiceId { get; init; }

    public required long FamilyId { get; init; }

    public required long RegieId { get; init; }

    /// <summary>1 for the first attempt on the invoice.</summary>
    public required int Number { get; init; }

    /// <summary>"CS2026000714T01"; unique.</summary>
    public required string Reference { get; init; }

    public required Money Amount { get; init; }

    /// <summary>Who pays; null when the guardian has left since.</summary>
    public long? GuardianId { get; init; }

    /// <summary>Where the ticket goes: the payer may have changed it on the recap.</summary>
    public required string Email { get; init; }

    /// <summary>PayFiP's identifier of the operation; null until the service answered.</summary>
    public string? OperationId { get; set; }

    public required AttemptState State { get; set; }

    /// <summary>True while another attempt must wait; unique with the invoice while true.</summary>
    public bool IsOpen { get; set; } = true;

    public required DateTime CreatedAt { get; init; }

    public DateTime? LastAskedAt { get; set; }

    /// <summary>When the payer came back from the payment page: the operation has been used.</summary>
    public DateTime? ReturnedAt { get; set; }

    /// <summary>When the job asks next; null: never again.</summary>
    public DateTime? NextAskAt { get; set; }

    public int Faults { get; set; }

    /// <summary>Last result letter as the service gave it.</summary>
    public string? Result { get; set; }

    public string? Authorisation { get; set; }

    public DateTime? SettledAt { get; set; }

    /// <summary>Set when the staff must look; null once they have.</summary>
    public AttemptAlert? Alert { get; set; }

    public int Version { get; set; }

    /// <summary>Its payment page still opens: under 15 minutes old, and the payer never came back from it.</summary>
    /// <param name="now">On the real clock.</param>
    public bool CanBeResumed(DateTime now) =>
        this is { IsOpen: true, OperationId: not null, Result: null, ReturnedAt: null } && now - CreatedAt < AttemptSchedule.Usable;
}
