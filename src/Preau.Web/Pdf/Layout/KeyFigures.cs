using Preau.Web.Pdf.Writing;

namespace Preau.Web.Pdf.Layout;

/// <summary>The two to four facts that one looks for first, big, between two rules: a small label above each.</summary>
public sealed class KeyFigures(params (string Label, string Value)[] figures) : Block
{
    private const double Between = 12;
    private const double Padding = 7;

    internal override IReadOnlyList<Piece> Lay(Setting setting, Tag? parent, double width)
    {
        var list = parent?.Child("L").Numbered("None");
        var share = (width - (Between * (figures.Length - 1))) / figures.Length;
        var columns = new List<IReadOnlyList<Piece>>();
        foreach (var (label, value) in figures)
        {
            var item = list?.Child("LI");
            var labelPieces = new Paragraph(label, TextStyle.Small with { Ink = Ink.Muted }).Pieces(setting, item?.Child("Lbl"), share);
            var valuePieces = new Paragraph(value, TextStyle.Figure).Pieces(setting, item?.Child("LBody"), share);
            columns.Add([.. labelPieces, .. valuePieces]);
        }

        var height = columns.Max(c => c.Height()) + (2 * Padding);
        return
        [
            new Piece(height, (page, x, y) =>
            {
                page.Decoration(() =>
                {
                    page.Line(x, y, x + width, 1.5, Ink.Text);
                    page.Line(x, y + height, x + width, 1.5, Ink.Text);
                });
                for (var i = 0; i < columns.Count; i++) columns[i].Draw(page, x + (i * (share + Between)), y + Padding);
            }),
        ];
    }
}
