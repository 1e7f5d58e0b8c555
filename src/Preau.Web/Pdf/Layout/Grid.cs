using Preau.Web.Pdf.Writing;

namespace Preau.Web.Pdf.Layout;

/// <summary>Where the columns of one table stand, and the rule below its rows.</summary>
internal sealed class Grid
{
    private readonly double between;
    private readonly double padding;

    public Grid(IReadOnlyList<Column> columns, double width, double between, double padding)
    {
        (Width, this.between, this.padding) = (width, between, padding);
        var shared = width - (between * (columns.Count - 1));
        var weights = columns.Sum(c => c.Weight);
        Widths = [.. columns.Select(c => shared * c.Weight / weights)];
    }

    public double Width { get; }

    public IReadOnlyList<double> Widths { get; }

    /// <summary>Cells side by side; one cell alone has the whole width.</summary>
    public Piece Row(IReadOnlyList<IReadOnlyList<Piece>> cells, double thickness, Ink ink)
    {
        var height = cells.Max(c => c.Height()) + (2 * padding);
        return new Piece(height, (page, x, y) =>
        {
            var left = x;
            for (var i = 0; i < cells.Count; i++)
            {
                cells[i].Draw(page, left, y + padding);
                left += Widths[i] + between;
            }

            page.Decoration(() => page.Line(x, y + height, x + Width, thickness, ink));
        });
    }

    public Piece Total(IReadOnlyList<Piece> heading, IReadOnlyList<Piece> amount, double amountAt, double above) => new(
        Math.Max(heading.Height(), amount.Height()) + (2 * padding) + above,
        (page, x, y) =>
        {
            heading.Draw(page, x, y + padding + above);
            amount.Draw(page, x + amountAt, y + padding + above);
        });
}
