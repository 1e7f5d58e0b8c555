using Preau.Web.Pdf.Writing;

namespace Preau.Web.Pdf.Layout;

/// <summary>
/// A list. Each item has a label (a bullet, a number, or the bold words that open it) and what it says.
/// </summary>
public sealed class Items : Block
{
    private readonly List<(string Label, Paragraph Body)> items = [];

    public TextStyle Style { get; init; } = TextStyle.Body;

    public double Between { get; init; } = 3;

    /// <summary>The width kept for the labels, in points; without it each label opens its own text.</summary>
    public double LabelWidth { get; init; }

    /// <summary>Bold where not said otherwise.</summary>
    public TextStyle? LabelStyle { get; init; }

    /// <summary>A fine rule below each item: facts, one a line.</summary>
    public bool Ruled { get; init; }

    /// <summary>None, Disc or Decimal: told to assistive technology.</summary>
    public string Numbering { get; init; } = "None";

    public Items Add(string label, string text) => Add(label, new Paragraph(text, Style, "LBody"));

    public Items Add(string label, Paragraph body)
    {
        items.Add((label, body));
        return this;
    }

    internal override IReadOnlyList<Piece> Lay(Setting setting, Tag? parent, double width)
    {
        var list = parent?.Child("L").Numbered(Numbering);
        var pieces = new List<Piece>();
        foreach (var (label, body) in items)
        {
            if (pieces.Count > 0) pieces.Add(new Piece(Between, (_, _, _) => { }, IsGap: true));
            var item = list?.Child("LI");
            pieces.Add(Item(setting, item, label, body, width));
        }

        return pieces;
    }

    private Piece Item(Setting setting, Tag? item, string label, Paragraph body, double width)
    {
        var labelStyle = LabelStyle ?? Style.Bold;
        var labelPieces = new Paragraph(label, labelStyle).Pieces(setting, item?.Child("Lbl"), width);
        // Set as running text: the body's first line starts behind the label.
        var indent = LabelWidth > 0 ? LabelWidth : TextSetter.Measure(label, labelStyle) + (Style.Size * 0.6);
        var bodyPieces = LabelWidth > 0
            ? body.Pieces(setting, item?.Child("LBody"), width - indent)
            : body.Pieces(setting, item?.Child("LBody"), width, indent);
        var shift = LabelWidth > 0 ? indent : 0;
        var height = Math.Max(labelPieces.Height(), bodyPieces.Height()) + (Ruled ? Between : 0);
        return new Piece(height, (page, x, y) =>
        {
            labelPieces.Draw(page, x, y);
            bodyPieces.Draw(page, x + shift, y);
            if (Ruled) page.Decoration(() => page.Line(x, y + height, x + width, 0.6, Ink.Rule));
        });
    }
}
