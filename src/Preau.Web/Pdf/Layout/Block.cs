using Preau.Web.Pdf.Writing;

namespace Preau.Web.Pdf.Layout;

/// <summary>What is set one below the other: a paragraph, a table, a list. It takes the width it is given.</summary>
public abstract class Block
{
    /// <summary>The same block as pieces that a page break never cuts; made once, in reading order.</summary>
    /// <param name="parent">The tag that the block's own tags go under; none for an artifact.</param>
    internal abstract IReadOnlyList<Piece> Lay(Setting setting, Tag? parent, double width);
}

/// <summary>What the blocks of one document share.</summary>
internal sealed class Setting(PdfFonts fonts)
{
    private int names;

    public PdfFonts Fonts => fonts;

    /// <summary>A name for a heading cell, the only one in the document.</summary>
    public string NextName() => $"h{++names:0000}";
}

/// <param name="Height">Points.</param>
/// <param name="Draw">Draws on a page with the upper left corner at x, y.</param>
/// <param name="WithNext">Never the last on a page: a heading, the first line of a paragraph.</param>
/// <param name="IsGap">Empty space, dropped at the top of a page.</param>
/// <param name="Again">What is drawn once more above this piece when it is the first on a page: the headings of a table.</param>
internal sealed record Piece(
    double Height, Action<PdfPage, double, double> Draw, bool WithNext = false, bool IsGap = false, Piece? Again = null);
