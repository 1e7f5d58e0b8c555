using System.Globalization;
using System.Text;

namespace Preau.Web.Pdf.Writing;

/// <summary>A link's place on a page, in points from the lower left corner.</summary>
internal sealed record PdfLink(Uri Target, string Contents, double Left, double Bottom, double Right, double Top, Tag Tag);

/// <summary>
/// One A4 sheet being drawn. Places are in points (1/72 inch) from the upper left corner, downwards.
/// Everything is drawn inside <see cref="Mark"/>: as the content of a tag, or as an artifact that is not read out.
/// </summary>
public sealed class PdfPage
{
    public const double Width = 595.28;
    public const double Height = 841.89;

    private readonly StringBuilder content = new();

    internal List<Tag> Marks { get; } = [];

    internal List<PdfLink> Links { get; } = [];

    internal string Content => content.ToString();

    public void Mark(Tag? tag, Action draw)
    {
        if (tag is null)
        {
            Artifact("/Type/Layout", draw);
            return;
        }

        var number = Marks.Count;
        Marks.Add(tag);
        tag.Kids.Add(new MarkKid(this, number));
        content.Append(CultureInfo.InvariantCulture, $"/{tag.Type}<</MCID {number}>>BDC\n");
        draw();
        content.Append("EMC\n");
    }

    /// <summary>Lines and ornaments.</summary>
    public void Decoration(Action draw) => Artifact("/Type/Layout", draw);

    /// <summary>What is repeated on every page.</summary>
    public void Footer(Action draw) => Artifact("/Type/Pagination/Subtype/Footer", draw);

    /// <param name="font">The name of the font among the document's resources.</param>
    /// <param name="glyphs">Glyph numbers in hexadecimal between angle brackets, with the corrections between them.</param>
    internal void Text(double x, double baseline, string font, double size, Ink ink, string glyphs) =>
        content.Append($"BT/{font} {N(size)} Tf {ink.Components} rg 1 0 0 1 {N(x)} {Y(baseline)} Tm[{glyphs}]TJ ET\n");

    public void Line(double fromX, double y, double toX, double width, Ink ink, double dash = 0)
    {
        var pattern = dash > 0 ? $"[{N(dash)} {N(dash)}]0 d" : "[]0 d";
        content.Append($"{ink.Components} RG {N(width)} w {pattern} {N(fromX)} {Y(y)} m {N(toX)} {Y(y)} l S\n");
    }

    public void Fill(IEnumerable<(double X, double Y, double Width, double Height)> rectangles, Ink ink)
    {
        content.Append($"{ink.Components} rg\n");
        foreach (var r in rectangles) content.Append($"{N(r.X)} {Y(r.Y + r.Height)} {N(r.Width)} {N(r.Height)} re\n");
        content.Append("f\n");
    }

    public void Fill(IReadOnlyList<(double X, double Y)> corners, Ink ink)
    {
        content.Append($"{ink.Components} rg {N(corners[0].X)} {Y(corners[0].Y)} m");
        foreach (var (x, y) in corners.Skip(1)) content.Append($" {N(x)} {Y(y)} l");
        content.Append(" f\n");
    }

    public void Disc(double x, double y, double radius, Ink ink)
    {
        // Four Bézier quarters; 0.5523 is the handle that comes nearest to a circle.
        var h = radius * 0.5523;
        content.Append($"{ink.Components} rg {N(x + radius)} {Y(y)} m");
        Curve(x + radius, y + h, x + h, y + radius, x, y + radius);
        Curve(x - h, y + radius, x - radius, y + h, x - radius, y);
        Curve(x - radius, y - h, x - h, y - radius, x, y - radius);
        Curve(x + h, y - radius, x + radius, y - h, x + radius, y);
        content.Append(" f\n");
    }

    /// <summary>Makes a rectangle lead to an address; the text below it belongs to the same tag.</summary>
    internal void Link(Tag tag, Uri target, string contents, double x, double top, double width, double height)
    {
        var link = new PdfLink(target, contents, x, Height - top - height, x + width, Height - top, tag);
        Links.Add(link);
        tag.Kids.Add(new LinkKid(this, link));
    }

    private void Artifact(string kind, Action draw)
    {
        content.Append($"/Artifact<<{kind}>>BDC\n");
        draw();
        content.Append("EMC\n");
    }

    private void Curve(double x1, double y1, double x2, double y2, double x3, double y3) =>
        content.Append($" {N(x1)} {Y(y1)} {N(x2)} {Y(y2)} {N(x3)} {Y(y3)} c");

    private static string N(double value) => PdfSyntax.Number(value);

    private static string Y(double value) => PdfSyntax.Number(Height - value);
}
