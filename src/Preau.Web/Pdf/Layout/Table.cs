using Preau.Web.Pdf.Writing;

namespace Preau.Web.Pdf.Layout;

/// <param name="Weight">Its share of the table's width.</param>
/// <param name="Align">Amounts stand at the end, with figures of equal width.</param>
public sealed record Column(string Heading, double Weight, Align Align = Align.Start);

/// <summary>
/// A table of facts, a rule below each row. The first cell of a row is its heading. Headings come again on each page,
/// as an artifact: they are read once.
/// </summary>
public sealed class Table(params Column[] columns) : Block
{
    private const double Between = 10;

    private readonly List<Entry> rows = [];

    private enum Kind
    {
        Plain,
        Group,
        Total,
    }

    /// <summary>What the table holds, for who cannot see it whole.</summary>
    public string? Summary { get; init; }

    public TextStyle Style { get; init; } = TextStyle.Body;

    /// <summary>Above and below the text of a row, in points.</summary>
    public double Padding { get; init; } = 1.6;

    public Table Row(params string[] cells)
    {
        if (cells.Length != columns.Length) throw new ArgumentException($"A row of {cells.Length} cells in a table of {columns.Length} columns.", nameof(cells));
        rows.Add(new Entry(Kind.Plain, cells));
        return this;
    }

    /// <summary>A heading across the table for the rows that follow, with a remark below it.</summary>
    public Table Group(string heading, string? remark = null)
    {
        rows.Add(new Entry(Kind.Group, [heading, remark ?? ""]));
        return this;
    }

    /// <summary>A heading across all columns but the last, and an amount.</summary>
    public Table Total(string heading, string amount, bool strong = true)
    {
        rows.Add(new Entry(Kind.Total, [heading, amount], strong));
        return this;
    }

    internal override IReadOnlyList<Piece> Lay(Setting setting, Tag? parent, double width)
    {
        var grid = new Grid(columns, width, Between, Padding);
        var table = parent?.Child("Table");
        if (Summary is not null) table?.Summarised(Summary);
        var headings = columns.Select(_ => setting.NextName()).ToList();
        var repeated = HeadingRow(setting, null, [], grid);
        var pieces = new List<Piece> { HeadingRow(setting, table?.Child("THead").Child("TR"), headings, grid) };

        Tag? body = null;
        Entry? group = null;
        string? groupName = null;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (body is null || row.Kind == Kind.Group) body = table?.Child("TBody");
            if (row.Kind == Kind.Group) (group, groupName) = (row, setting.NextName());
            var stays = row.Kind == Kind.Group || (i + 1 < rows.Count && rows[i + 1].Kind == Kind.Total);
            var piece = row.Kind switch
            {
                Kind.Group => GroupRow(setting, body?.Child("TR"), row.Cells, groupName!, grid),
                Kind.Total => TotalRow(setting, body?.Child("TR"), row, headings, grid),
                _ => PlainRow(setting, body?.Child("TR"), row.Cells, groupName is null ? headings : [.. headings, groupName], grid),
            };
            var again = row.Kind == Kind.Plain && group is not null
                ? Together(repeated, GroupRow(setting, null, [$"{group.Cells[0]} (suite)", ""], "", grid))
                : repeated;
            pieces.Add(piece with { WithNext = stays, Again = again });
        }

        return pieces;
    }

    private Piece HeadingRow(Setting setting, Tag? row, List<string> names, Grid grid)
    {
        var style = TextStyle.Fine with { Ink = Ink.Muted, Face = Faces.Typeface.Bold };
        var cells = columns.Select((column, i) =>
        {
            var tag = row?.Child("TH").Heading("Column", names[i]);
            return new Paragraph(column.Heading, style) { Align = column.Align }.Pieces(setting, tag, grid.Widths[i]);
        });
        return grid.Row([.. cells], 1, Ink.Text) with { WithNext = true };
    }

    private Piece GroupRow(Setting setting, Tag? row, IReadOnlyList<string> cells, string name, Grid grid)
    {
        var tag = row?.Child("TH").Heading("Column", name).Spanning(columns.Length);
        var heading = new Paragraph(cells[0], Style.Bold);
        if (cells[1].Length > 0) heading.Text($"\n{cells[1]}", TextStyle.FineMuted);
        var space = new Piece(4, (_, _, _) => { });
        return grid.Row([[space, .. heading.Pieces(setting, tag, grid.Width)]], 0.6, Ink.Rule);
    }

    private Piece PlainRow(Setting setting, Tag? row, IReadOnlyList<string> cells, IReadOnlyList<string> headings, Grid grid)
    {
        var name = setting.NextName();
        var groups = headings.Skip(columns.Length).ToList();
        var laid = cells.Select((cell, i) =>
        {
            var tag = i == 0
                ? row?.Child("TH").Heading("Row", name).Under([headings[0], .. groups])
                : row?.Child("TD").Under([headings[i], name, .. groups]);
            var style = columns[i].Align == Align.End ? Style with { Tabular = true } : Style;
            return new Paragraph(cell, style) { Align = columns[i].Align }.Pieces(setting, tag, grid.Widths[i]);
        });
        return grid.Row([.. laid], 0.6, Ink.Rule);
    }

    private Piece TotalRow(Setting setting, Tag? row, Entry total, List<string> headings, Grid grid)
    {
        var name = setting.NextName();
        var style = total.Strong ? TextStyle.Subtitle with { Tabular = true } : Style with { Tabular = true };
        var last = columns.Length - 1;
        var headingWidth = grid.Width - grid.Widths[last] - Between;
        var heading = new Paragraph(total.Cells[0], style with { Tabular = false })
            .Pieces(setting, row?.Child("TH").Heading("Row", name).Spanning(last), headingWidth);
        var amount = new Paragraph(total.Cells[1], style) { Align = Align.End }
            .Pieces(setting, row?.Child("TD").Under([headings[last], name]), grid.Widths[last]);
        return grid.Total(heading, amount, headingWidth + Between, total.Strong ? 3 : 0);
    }

    private static Piece Together(Piece first, Piece second) => new(
        first.Height + second.Height,
        (page, x, y) =>
        {
            first.Draw(page, x, y);
            second.Draw(page, x, y + first.Height);
        });

    private sealed record Entry(Kind Kind, IReadOnlyList<string> Cells, bool Strong = false);
}
