using System.Globalization;
using System.Text;
using Preau.Web.Pdf.Faces;
using Preau.Web.Pdf.Writing;

namespace Preau.Web.Pdf.Layout;

/// <summary>Running text, a heading, a label: one tag, broken into lines. A line feed in the text ends a line.</summary>
public sealed class Paragraph : Block
{
    private readonly List<Run> runs = [];
    private readonly TextStyle style;

    /// <param name="tag">The kind of element: P, H1, H2, Lbl, Caption…</param>
    public Paragraph(string text, TextStyle? style = null, string tag = "P")
    {
        this.style = style ?? TextStyle.Body;
        Tag = tag;
        if (text.Length > 0) runs.Add(new Run(text, this.style));
    }

    public string Tag { get; }

    public Align Align { get; init; }

    public static Paragraph Heading1(string text) => new(text, TextStyle.Title, "H1");

    public static Paragraph Heading2(string text) => new(text, TextStyle.Subtitle, "H2");

    public Paragraph Text(string text, TextStyle? inStyle = null)
    {
        runs.Add(new Run(text, inStyle ?? style));
        return this;
    }

    public Paragraph Strong(string text) => Text(text, style.Bold);

    /// <summary>A link that says where it leads; on paper the text must be enough.</summary>
    public Paragraph Link(string text, Uri target)
    {
        runs.Add(new Run(text, style with { Ink = Ink.Slate }, target));
        return this;
    }

    internal override IReadOnlyList<Piece> Lay(Setting setting, Tag? parent, double width)
    {
        var tag = parent?.Child(Tag);
        return Pieces(setting, tag, width);
    }

    /// <summary>The lines as the content of a tag that exists already.</summary>
    /// <param name="firstIndent">What stands before the first line already, in points.</param>
    internal IReadOnlyList<Piece> Pieces(Setting setting, Tag? tag, double width, double firstIndent = 0)
    {
        if (runs.Count == 0) return [];
        var lines = TextSetter.Set(runs, width, firstIndent);
        var links = new Dictionary<Run, Tag>();
        return [.. lines.Select((line, i) => new Piece(
            line.Height,
            (page, x, y) => Draw(setting, page, line, tag, links, x + Indent(line, width) + (i == 0 ? firstIndent : 0), y),
            WithNext: StaysWithNext(i, lines.Count)))];
    }

    /// <summary>Draws the text without a tag or an artifact around it: inside one that is open.</summary>
    internal void Bare(Setting setting, PdfPage page, double x, double y, double width)
    {
        foreach (var line in TextSetter.Set(runs, width))
        {
            Show(setting, page, line.Glyphs, x + Indent(line, width), y + line.Baseline);
            y += line.Height;
        }
    }

    /// <summary>A heading stays with its text; no paragraph leaves one line alone before or after a page break.</summary>
    private bool StaysWithNext(int line, int count) => Tag[0] == 'H' || (count > 1 && (line == 0 || line == count - 2));

    private double Indent(SetLine line, double width) => Align switch
    {
        Align.Center => (width - line.Width) / 2,
        Align.End => width - line.Width,
        _ => 0,
    };

    private static void Draw(Setting setting, PdfPage page, SetLine line, Tag? tag, Dictionary<Run, Tag> links, double x, double y)
    {
        for (var at = 0; at < line.Glyphs.Length;)
        {
            var link = LinkOf(line, at);
            var end = at + 1;
            while (end < line.Glyphs.Length && LinkOf(line, end) == link) end++;
            var part = line.Glyphs.AsMemory(at, end - at);
            var (left, width) = (x, SetGlyph.Width(part.Span));
            var target = link is null || tag is null ? tag : LinkTag(links, tag, link);
            page.Mark(target, () =>
            {
                Show(setting, page, part.Span, left, y + line.Baseline);
                if (link is not null) page.Line(left, y + line.Baseline + 1.6, left + width, 0.5, link.Style.Ink);
            });
            if (link?.Link is { } address && target is not null) page.Link(target, address, link.Text, left, y, width, line.Height);
            x += width;
            at = end;
        }
    }

    private static Run? LinkOf(SetLine line, int at) => line.Glyphs[at].Run.Link is null ? null : line.Glyphs[at].Run;

    private static Tag LinkTag(Dictionary<Run, Tag> links, Tag tag, Run run)
    {
        if (!links.TryGetValue(run, out var link)) links[run] = link = tag.Child("Link");
        return link;
    }

    private static void Show(Setting setting, PdfPage page, ReadOnlySpan<SetGlyph> glyphs, double x, double baseline)
    {
        for (var at = 0; at < glyphs.Length;)
        {
            var look = glyphs[at].Run.Style;
            var end = at + 1;
            while (end < glyphs.Length && glyphs[end].Run.Style == look) end++;
            var part = glyphs[at..end];
            var (name, subset) = setting.Fonts.Of(look.Face);
            page.Text(x, baseline, name, look.Size, look.Ink, Codes(subset, part));
            x += SetGlyph.Width(part);
            at = end;
        }
    }

    /// <summary>The glyph numbers, with the kerning between them in thousandths of the size.</summary>
    private static string Codes(FontSubset subset, ReadOnlySpan<SetGlyph> glyphs)
    {
        var codes = new StringBuilder("<", glyphs.Length * 5);
        foreach (var glyph in glyphs)
        {
            var character = glyph.Character.Value == '\n' ? new Rune(' ') : glyph.Character;
            codes.Append(CultureInfo.InvariantCulture, $"{subset.Use(glyph.Glyph, character):X4}");
            if (glyph.Kern != 0) codes.Append('>').Append(PdfSyntax.Number(-glyph.Kern * 1000.0 / subset.Font.UnitsPerEm)).Append('<');
        }

        return codes.Append('>').ToString();
    }
}
