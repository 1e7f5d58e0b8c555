using System.Collections;
using Preau.Web.Pdf.Writing;
using QRCoder;

namespace Preau.Web.Pdf.Layout;

/// <summary>A drawing that says something, with the words that say the same; a drawing without words is an ornament.</summary>
public sealed class Figure(double width, double height, Action<PdfPage, double, double> draw, string? alternative) : Block
{
    public Align Align { get; init; }

    /// <summary>A code to scan, drawn as squares; its quiet zone is inside the size (points).</summary>
    public static Figure QrCode(string content, double size, string alternative)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var cell = size / rows.Count;
        var bars = rows.SelectMany((row, y) => Bars(row).Select(b => (b.From * cell, y * cell, b.Length * cell, cell))).ToList();
        return new Figure(
            size, size, (page, x, y) => page.Fill(bars.Select(b => (x + b.Item1, y + b.Item2, b.Item3, b.Item4)), Ink.Text), alternative);
    }

    /// <summary>The mark of the product, as in <c>wwwroot/img</c>: a roof on two posts, and a ball.</summary>
    public static Figure Mark(double size) => new(
        size,
        size,
        (page, x, y) =>
        {
            var unit = size / 40;
            (double, double) At(double atX, double atY) => (x + (atX * unit), y + (atY * unit));
            page.Fill([At(2, 15), At(38, 6), At(38, 12), At(2, 21)], Ink.Slate);
            page.Fill([At(7, 21.5), At(10, 21.5), At(10, 35), At(7, 35)], Ink.Slate);
            page.Fill([At(30, 15.7), At(33, 15.7), At(33, 35), At(30, 35)], Ink.Slate);
            page.Fill([At(2, 35), At(38, 35), At(38, 37.5), At(2, 37.5)], Ink.Slate);
            page.Disc(x + (23 * unit), y + (31.5 * unit), 3.5 * unit, Ink.Accent);
        },
        alternative: null);

    internal override IReadOnlyList<Piece> Lay(Setting setting, Tag? parent, double availableWidth)
    {
        var tag = alternative is null ? null : parent?.Child("Figure");
        if (tag is not null) tag.Alternative = alternative;
        var indent = Align switch { Align.Center => (availableWidth - width) / 2, Align.End => availableWidth - width, _ => 0 };
        return
        [
            new Piece(height, (page, x, y) =>
            {
                var left = x + indent;
                tag?.Bounded(left, PdfPage.Height - y - height, left + width, PdfPage.Height - y);
                page.Mark(tag, () => draw(page, left, y));
            }),
        ];
    }

    /// <summary>Dark squares that touch become one bar: fewer bytes, and no hairline between them on screen.</summary>
    private static IEnumerable<(int From, int Length)> Bars(BitArray row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (!row[i]) continue;
            var from = i;
            while (i < row.Count && row[i]) i++;
            yield return (from, i - from);
        }
    }
}
