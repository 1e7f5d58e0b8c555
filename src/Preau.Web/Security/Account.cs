namespace Preau.Web.Security;

/// <summary>
/// What a person signs in with. A family's account belongs to one guardian, a staff account to one staff member.
/// Without a password it is not activated yet.
/// </summary>
public sealed class Account
{
    public long Id { get; init; }

    public required Audience Audience { get; init; }

    /// <summary>As given to the staff; null for a guardian without e-mail.</summary>
    public string? Email { get; set; }

    /// <summary>
    /// What is typed at sign-in, folded by <see cref="SignInNames.Fold"/>: the e-mail, or for a guardian without one the printed
    /// identifier ("f-000123-7"). Unique per audience: an e-mail opens one guardian's account.
    /// </summary>
    public required string SignInName { get; set; }

    /// <summary>Null until the person has chosen one.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changed with the password, the e-mail or the second factor: every session opened before it ends at once.</summary>
    public required string SecurityStamp { get; set; }

    public bool IsBlocked { get; set; }

    public long? GuardianId { get; init; }

    public long? StaffMemberId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? PasswordChangedAt { get; set; }

    /// <summary>The authenticator's secret, encrypted (<see cref="SecondFactor"/>); null: no second factor.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>The last time step a code was accepted for: a code, or an older one, works once.</summary>
    public long LastTotpStep { get; set; }

    public List<RecoveryCode> RecoveryCodes { get; init; } = [];

    public bool HasSecondFactor => TotpSecret is not null;
}

/// <summary>A code that replaces the authenticator once. Only its hash is kept.</summary>
public sealed class RecoveryCode
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public required string Hash { get; init; }

    public DateTime? UsedAt { get; set; }
}
