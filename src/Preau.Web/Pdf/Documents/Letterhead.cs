using Preau.Web.Pdf.Layout;
using Preau.Web.Pdf.Writing;
using Preau.Web.Texts;

namespace Preau.Web.Pdf.Documents;

/// <summary>
/// The head of every document: the issuer on the left; the addressee on the right where the window of a French envelope shows it
/// (from 45 mm below the upper edge, 8 cm wide).
/// </summary>
internal static class Letterhead
{
    private const double AddresseeWidth = 226;
    private const double AddresseeBelow = 96;

    public static readonly TextStyle Letter = TextStyle.Body with { Size = 10.5, Leading = 1.5 };
    public static readonly TextStyle Muted = TextStyle.Body with { Ink = Ink.Muted };

    public static Block[] Of(Issuer issuer, IReadOnlyList<string> addressee) =>
    [
        new Columns([0, AddresseeWidth], Issuer(issuer), Addressee(addressee)),
        new Gap(20),
    ];

    /// <summary>For a document that is handed over or fetched: no addressee, less height.</summary>
    public static Block[] Of(Issuer issuer) => [Issuer(issuer), new Gap(30)];

    /// <summary>Facts one a line, name and value; those without a value are left out.</summary>
    public static Items Facts(params (string Name, string? Value)[] facts)
    {
        var items = new Items { Style = Letter, LabelStyle = Letter with { Ink = Ink.Muted }, LabelWidth = 150, Between = 5, Ruled = true };
        foreach (var (name, value) in facts)
            if (!string.IsNullOrWhiteSpace(value)) items.Add(name, value);
        return items;
    }

    /// <summary>An address as people type it: without the scheme.</summary>
    public static string Shown(Uri address) => (address.Authority + address.AbsolutePath).TrimEnd('/');

    private static Stack Issuer(Issuer issuer) => new(
        new Columns(
            [29, 0],
            Figure.Mark(29),
            new Stack(
                new Paragraph(issuer.Town, TextStyle.Subtitle with { Size = 12, Leading = 1.2 }),
                new Paragraph(issuer.Service, TextStyle.Fine)))
        { Between = 8 },
        new Gap(8),
        new Paragraph(Contact(issuer), TextStyle.Fine with { Leading = 1.5 }));

    private static Stack Addressee(IReadOnlyList<string> lines) => new(
        new Gap(AddresseeBelow),
        new Paragraph(string.Join('\n', lines), TextStyle.Body with { Size = 11 }));

    private static string Contact(Issuer issuer)
    {
        string?[] lines =
        [
            string.Join(", ", issuer.Address),
            string.Join(", ", new[] { issuer.Phone, issuer.Email }.Where(t => !string.IsNullOrWhiteSpace(t))),
            issuer.Siret is null ? null : $"Siret{French.NoBreak}{issuer.Siret}",
        ];
        return string.Join('\n', lines.Where(l => !string.IsNullOrWhiteSpace(l)));
    }
}
