namespace Preau.Web.Security;

/// <summary>Where to go after sign-in: a page of this portal, never an address elsewhere (ASVS v5.0.0-3.7.2).</summary>
public static class LocalPath
{
    /// <summary>Name of the parameter.</summary>
    public const string Parameter = "retour";

    private const int MaxLength = 1000;

    /// <summary>"?retour=…", or nothing when there is nowhere to go back to.</summary>
    public static string Query(string? asked) =>
        asked is { Length: > 1 } && IsLocal(asked) ? $"?{Parameter}={Uri.EscapeDataString(asked)}" : "";

    public static string Or(string? asked, string otherwise) => asked is not null && IsLocal(asked) ? asked : otherwise;

    /// <summary>One slash, then no second one, no backslash, no control character: read the same by every browser.</summary>
    public static bool IsLocal(string asked)
    {
        if (asked.Length is 0 or > MaxLength || asked[0] != '/' || asked.Any(c => char.IsControl(c) || c == '\\')) return false;
        var plain = Uri.UnescapeDataString(asked);
        return !plain.StartsWith("//", StringComparison.Ordinal) && !plain.StartsWith("/\\", StringComparison.Ordinal) && !plain.Any(char.IsControl);
    }
}
