using System.CommandLine;

namespace Preau.Web.Hosting.Commands;

/// <summary>What the command line says to the host rather than to a verb.</summary>
public sealed class HostArguments
{
    private static readonly string[] HostKeys = ["urls", "environment", "contentRoot", "applicationName"];

    private readonly Option<string?>[] options;

    public HostArguments()
    {
        Urls = new Option<string?>("--urls") { Description = "Adresses d’écoute, séparées par des points-virgules. Par défaut : http://localhost:5080", HelpName = "ADRESSES" };
        Hidden = [.. HostKeys.Skip(1).Select(key => new Option<string?>("--" + key) { Recursive = true, Hidden = true })];
        options = [Urls, .. Hidden];
    }

    /// <summary>Where to listen: of the verb that serves.</summary>
    public Option<string?> Urls { get; }

    /// <summary>Of every verb; for the tools that start the product, not for people.</summary>
    public IReadOnlyList<Option<string?>> Hidden { get; }

    /// <summary>Tokens like <c>--Preau:DataPath=/srv/preau</c>.</summary>
    public List<string> Settings { get; } = [];

    public bool IsSetting(string arg)
    {
        var equals = arg.IndexOf('=', StringComparison.Ordinal);
        if (!arg.StartsWith("--", StringComparison.Ordinal) || equals < 3) return false;
        var key = arg[2..equals];
        return key.Contains(':', StringComparison.Ordinal) || (char.IsAsciiLetter(key[0]) && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !HostKeys.Contains(key, StringComparer.Ordinal) && !Verbs.Contains(key, StringComparer.Ordinal));
    }

    /// <summary>The arguments for the host's configuration.</summary>
    public string[] For(ParseResult parsed) =>
        [.. Settings, .. Given(parsed, options)];

    /// <summary>The same for a verb that listens nowhere.</summary>
    public string[] WithoutUrls(ParseResult parsed) => [.. Settings, .. Given(parsed, Hidden)];

    private static IEnumerable<string> Given(ParseResult parsed, IEnumerable<Option<string?>> options) =>
        options.Where(o => parsed.GetValue(o) is not null).SelectMany(o => (string[])[o.Name, parsed.GetValue(o)!]);

    /// <summary>Options of verbs, which may be written <c>--families=20</c> too.</summary>
    private static readonly string[] Verbs = ["json", "families", "nom"];
}
