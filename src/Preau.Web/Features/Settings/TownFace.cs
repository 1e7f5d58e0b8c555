using System.Text.RegularExpressions;

namespace Preau.Web.Features.Settings;

/// <summary>
/// What every page shows of the town: its name, its service, its colours. One small value, the same for a whole request.
/// </summary>
public sealed partial record TownFace
{
    /// <summary>Before a town has set anything.</summary>
    public static readonly TownFace Default = new();

    /// <summary>"Valbrune", without "Ville de".</summary>
    public string Name { get; init; } = "Votre commune";

    public string ServiceName { get; init; } = "Service enfance et scolaire";

    /// <summary>One line: "3 place du Lavoir, Valbrune".</summary>
    public string ServiceAddress { get; init; } = "";

    public string ServicePhone { get; init; } = "";

    /// <summary>Continues a sentence: "du lundi au vendredi, de 8 h 30 à 12 h 00".</summary>
    public string ServiceHours { get; init; } = "";

    public string ServiceEmail { get; init; } = "";

    /// <summary>Accent colour on light ground, as #rrggbb; null: the product's own.</summary>
    public string? AccentLight { get; init; }

    /// <summary>Accent colour on dark ground, as #rrggbb; null: the product's own.</summary>
    public string? AccentDark { get; init; }

    /// <summary>Address of the town's logo on this same site; null: the product's sign.</summary>
    public string? LogoUrl { get; init; }

    /// <summary>The outcome of the accessibility audit, as every foot says it: "non conforme", "partiellement conforme" or "totalement conforme".</summary>
    public string Conformity { get; init; } = "non conforme";

    public bool IsDemo { get; init; }

    /// <summary>The civil day of the business clock.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The style sheet's rule for the town's colours, empty when it has none. Anything but a colour is left out.</summary>
    public string AccentRule()
    {
        var light = AccentLight is { } l && Colour().IsMatch(l) ? $"--town:{l};" : "";
        var dark = AccentDark is { } d && Colour().IsMatch(d) ? $"--town-dark:{d};" : "";
        return light + dark is { Length: > 0 } rule ? $":root{{{rule}}}\n" : "";
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Colour();
}
