namespace Preau.Web.Security;

/// <summary>
/// Something random that opens one act once: a mailed link or a printed code. Only its hash is kept; it is used up by a
/// conditional update. Instants are of the machine's clock.
/// </summary>
public sealed class OneTimeToken
{
    public long Id { get; init; }

    public required TokenPurpose Purpose { get; init; }

    public required string Hash { get; init; }

    /// <summary>Null for the proof of an e-mail without account, and for the decoy made for an unknown address.</summary>
    public long? AccountId { get; init; }

    public Account? Account { get; init; }

    /// <summary>The address that the token was sent to.</summary>
    public string? Email { get; init; }

    /// <summary>The account's stamp when it was made: a link sent before a change of password or e-mail is void.</summary>
    public string? Stamp { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }
}

public enum TokenPurpose
{
    Activation,
    PasswordReset,
    PrintedCode,
    StaffInvite,
    EmailProof,
}
