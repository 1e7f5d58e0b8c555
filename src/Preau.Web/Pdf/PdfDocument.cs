using Preau.Web.Pdf.Layout;
using Preau.Web.Pdf.Writing;

namespace Preau.Web.Pdf;

/// <summary>
/// A tagged A4 document (PDF 1.7, PDF/UA-1) from blocks, one below the other, on as many pages as they need.
/// No clock and no random number: the same blocks always give the same bytes.
/// </summary>
/// <param name="title">What a reader shows and speaks as the document's name.</param>
/// <param name="author">Who issues it: the town.</param>
public sealed class PdfDocument(string title, string author)
{
    /// <summary>Left and right margins: 16 mm.</summary>
    public const double Side = 45.35;

    private const double Top = 36.85;
    private const double Bottom = PdfPage.Height - 52;
    private const double TextWidth = PdfPage.Width - (2 * Side);

    private readonly PdfFonts fonts = new();
    private readonly List<Block> blocks = [];
    private readonly List<PdfPage> pages = [];
    private Block? foot;
    private double y;

    public PdfDocument Add(params Block[] more)
    {
        blocks.AddRange(more);
        return this;
    }

    /// <summary>A block at the lower end of the last page: the part to cut off.</summary>
    public PdfDocument AtFoot(Block block)
    {
        foot = block;
        return this;
    }

    public byte[] ToBytes()
    {
        var setting = new Setting(fonts);
        var document = new Tag("Document", parent: null);
        NewPage();
        Flow([.. blocks.SelectMany(b => b.Lay(setting, document, TextWidth))]);
        if (foot is not null) PlaceFoot(foot.Lay(setting, document, TextWidth));
        for (var i = 0; i < pages.Count; i++) DrawFooter(setting, pages[i], i + 1);
        return DocumentWriter.Write(title, author, pages, fonts, document);
    }

    private void Flow(IReadOnlyList<Piece> pieces)
    {
        for (var at = 0; at < pieces.Count;)
        {
            var count = Inseparable(pieces, at);
            var height = pieces.Skip(at).Take(count).Height();
            if (y > Top && y + height > Bottom) NewPage(pieces[at].Again);
            for (var i = at; i < at + count; i++) Place(pieces[i]);
            at += count;
        }
    }

    /// <summary>How many pieces from here on must stand on one page; the gaps between them count.</summary>
    private static int Inseparable(IReadOnlyList<Piece> pieces, int at)
    {
        var count = 1;
        var open = pieces[at].WithNext;
        while (open && at + count < pieces.Count)
        {
            var piece = pieces[at + count];
            open = piece.IsGap || piece.WithNext;
            count++;
        }

        return count;
    }

    private void Place(Piece piece)
    {
        if (piece.IsGap && y <= Top) return;
        if (!piece.IsGap && y > Top && y + piece.Height > Bottom) NewPage(piece.Again);
        piece.Draw(pages[^1], Side, y);
        y += piece.Height;
    }

    private void PlaceFoot(IReadOnlyList<Piece> pieces)
    {
        var height = pieces.Height();
        if (y + height > Bottom) NewPage();
        pieces.Draw(pages[^1], Side, Bottom - height);
    }

    private void NewPage(Piece? again = null)
    {
        pages.Add(new PdfPage());
        y = Top;
        if (again is null) return;
        again.Draw(pages[^1], Side, y);
        y += again.Height;
    }

    private void DrawFooter(Setting setting, PdfPage page, int number)
    {
        page.Footer(() =>
        {
            Write(title, Align.Start);
            Write($"page {number} sur {pages.Count}", Align.End);
        });

        void Write(string text, Align align) =>
            new Paragraph(text, TextStyle.FineMuted) { Align = align }.Bare(setting, page, Side, Bottom + 16, TextWidth);
    }
}
