namespace Preau.Web.Security;

/// <summary>
/// A form posted after its session had ended, kept for half an hour. Encrypted under a key that only the browser's cookie holds;
/// shown again to the same person after sign-in, never carried out.
/// </summary>
public sealed class ParkedForm
{
    public long Id { get; init; }

    /// <summary>Hash of the browser's key.</summary>
    public required string KeyHash { get; init; }

    /// <summary>The account that the ended session belonged to.</summary>
    public long AccountId { get; init; }

    public required byte[] Content { get; init; }

    public required DateTime ExpiresAt { get; init; }
}
