using Preau.Web.Pdf.Writing;

namespace Preau.Web.Pdf.Layout;

/// <summary>Blocks one below the other, without a tag of their own.</summary>
public sealed class Stack(params Block[] blocks) : Block
{
    internal override IReadOnlyList<Piece> Lay(Setting setting, Tag? parent, double width) =>
        [.. blocks.SelectMany(b => b.Lay(setting, parent, width))];
}

/// <summary>Empty space, in points.</summary>
public sealed class Gap(double height) : Block
{
    internal override IReadOnlyList<Piece> Lay(Setting setting, Tag? parent, double width) =>
        [new Piece(height, (_, _, _) => { }, IsGap: true)];
}

/// <summary>A line across, dashed where one cuts; it stays with what is below it.</summary>
public sealed class Rule(double thickness, Ink ink) : Block
{
    public double Dash { get; init; }

    internal override IReadOnlyList<Piece> Lay(Setting setting, Tag? parent, double width) =>
    [
        new Piece(thickness, (page, x, y) =>
            page.Decoration(() => page.Line(x, y + (thickness / 2), x + width, thickness, ink, Dash)), WithNext: true),
    ];
}

/// <summary>Blocks side by side, read one after the other, never parted by a page break.</summary>
/// <param name="widths">Points each; 0 shares what is left.</param>
public sealed class Columns(IReadOnlyList<double> widths, params Block[] blocks) : Block
{
    public double Between { get; init; } = 12;

    internal override IReadOnlyList<Piece> Lay(Setting setting, Tag? parent, double width)
    {
        var left = width - widths.Sum() - (Between * (blocks.Length - 1));
        var share = left / Math.Max(1, widths.Count(w => w == 0));
        var real = widths.Select(w => w == 0 ? share : w).ToList();
        var columns = blocks.Select((b, i) => b.Lay(setting, parent, real[i])).ToList();
        return
        [
            new Piece(columns.Max(c => c.Sum(p => p.Height)), (page, x, y) =>
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    columns[i].Draw(page, x, y);
                    x += real[i] + Between;
                }
            }),
        ];
    }
}

internal static class Pieces
{
    public static double Height(this IEnumerable<Piece> pieces) => pieces.Sum(p => p.Height);

    public static void Draw(this IEnumerable<Piece> pieces, PdfPage page, double x, double y)
    {
        foreach (var piece in pieces)
        {
            piece.Draw(page, x, y);
            y += piece.Height;
        }
    }
}
