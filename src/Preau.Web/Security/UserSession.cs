namespace Preau.Web.Security;

/// <summary>
/// One sign-in on one device. The cookie holds a random key, the database only its hash; removing the row ends the session.
/// Instants are of the machine's clock.
/// </summary>
public sealed class UserSession
{
    public long Id { get; init; }

    public required string KeyHash { get; init; }

    public long AccountId { get; init; }

    public Account? Account { get; init; }

    /// <summary>The account's stamp at sign-in; another one now means that the session is over.</summary>
    public required string Stamp { get; set; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime LastSeenAt { get; set; }

    /// <summary>Moved on by use, at most to <see cref="EndsAt"/>.</summary>
    public required DateTime IdleEndsAt { get; set; }

    /// <summary>The session ends here whatever happens.</summary>
    public required DateTime EndsAt { get; init; }

    /// <summary>"Rester connecté": the cookie outlives the browser.</summary>
    public required bool Stays { get; init; }

    /// <summary>When the authenticator's code was given; null without a second factor.</summary>
    public DateTime? SecondFactorAt { get; set; }

    /// <summary>"Firefox sur Windows", for the list of devices.</summary>
    public required string Device { get; init; }
}

/// <summary>A browser from which an account was opened once: guesses made elsewhere do not slow it down.</summary>
public sealed class KnownDevice
{
    public long Id { get; init; }

    public required string KeyHash { get; init; }

    public long AccountId { get; init; }

    public required DateTime LastUsedAt { get; set; }
}
