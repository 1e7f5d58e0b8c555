namespace Preau.Web.Features.Settings;

/// <summary>What the town wrote in place of a shipped public text, by the page's name ("aide"); empty: nothing.</summary>
public sealed record OwnTexts(IReadOnlyDictionary<string, string> ByPage)
{
    public static readonly OwnTexts None = new(new Dictionary<string, string>(StringComparer.Ordinal));
}

/// <summary>The texts of the public pages: the town's own, or the ones that the product comes with, with the town's name in place.</summary>
public sealed class PublicTexts(TownFace town, OwnTexts own)
{
    /// <summary>The pages that a town may write: accessibilite, donnees-personnelles, mentions-legales, aide.</summary>
    public static readonly IReadOnlyList<string> Pages = ["accessibilite", "donnees-personnelles", "mentions-legales", "aide"];

    /// <summary>The places that a text may name; a closed list, checked when a town saves its text.</summary>
    public static readonly IReadOnlyList<string> Places = ["ville", "service", "adresse", "telephone", "horaires", "courriel", "conformite"];

    public string Of(string page)
    {
        var text = own.ByPage.GetValueOrDefault(page) ?? Shipped(page);
        foreach (var place in Places)
            text = text.Replace($"{{{place}}}", Value(place), StringComparison.Ordinal);
        return text;
    }

    public static string Shipped(string page)
    {
        using var stream = typeof(PublicTexts).Assembly.GetManifestResourceStream($"texts/{page}.md")
            ?? throw new ArgumentException($"No public text \"{page}\"", nameof(page));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private string Value(string place)
    {
        var value = place switch
        {
            "ville" => town.Name,
            "service" => town.ServiceName,
            "adresse" => town.ServiceAddress,
            "telephone" => town.ServicePhone,
            "horaires" => town.ServiceHours,
            "courriel" => town.ServiceEmail,
            "conformite" => town.Conformity,
            _ => throw new ArgumentOutOfRangeException(nameof(place), place, "A place that nothing fills."),
        };
        return value.Length > 0 ? value : "(à compléter)";
    }
}
