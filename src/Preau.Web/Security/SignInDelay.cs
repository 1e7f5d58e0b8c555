namespace Preau.Web.Security;

/// <summary>
/// Failed tries for one name, known or not, so that the delay tells nothing; or for one name from one known device.
/// </summary>
public sealed class SignInDelay
{
    public required string Key { get; init; }

    public int Failures { get; set; }

    public required DateTime LastAt { get; set; }

    public required DateTime RetryAt { get; set; }
}
