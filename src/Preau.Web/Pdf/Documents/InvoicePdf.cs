using Preau.Web.Pdf.Layout;
using Preau.Web.Pdf.Writing;
using Preau.Web.Texts;

namespace Preau.Web.Pdf.Documents;

/// <summary>The invoice or credit note on paper: a line per day, the total, every way to pay, and the part to cut off.</summary>
public static class InvoicePdf
{
    private const double CodeSize = 84;
    private const int RoomyLines = 8;

    public static byte[] Write(InvoiceSheet sheet)
    {
        var (noun, issued) = sheet.Credits is null ? ("Facture", "Émise") : ("Avoir", "Émis");
        var title = $"{noun} {sheet.Number}";
        var pdf = new PdfDocument(title, sheet.Issuer.Town)
            .Add(Letterhead.Of(sheet.Issuer, sheet.Addressee))
            .Add(Heading(title, $"{issued} le {French.Date(sheet.IssuedOn)}"), new Gap(8))
            .Add(KeyFigures(sheet), new Gap(9))
            .Add(new Paragraph(sheet.Subject, TextStyle.Small), new Gap(8))
            .Add(Lines(sheet), new Gap(8))
            .Add(new Paragraph(sheet.Mentions, TextStyle.FineMuted), new Gap(9));
        if (sheet.Credits is null && sheet.Total.Cents > 0)
        {
            pdf.Add(new Rule(0.75, Ink.Rule), new Gap(8)).Add(Payment(sheet)).AtFoot(Stub(sheet));
        }

        return pdf.Add(new Gap(9), new Paragraph(sheet.Recourse, TextStyle.Fine), new Gap(8)).ToBytes();
    }

    private static Columns Heading(string title, string issued) => new(
        [0, 180],
        Paragraph.Heading1(title),
        new Stack(new Gap(6.5), new Paragraph(issued) { Align = Align.End }));

    private static KeyFigures KeyFigures(InvoiceSheet sheet) => sheet.Credits is { } corrected
        ? new KeyFigures(("À votre crédit", French.Amount(sheet.Total)), ("Facture corrigée", corrected))
        : new KeyFigures(
            ("À payer", French.Amount(sheet.Total)),
            ("Avant le", French.PlainDate(sheet.DueOn)),
            ("Référence de la dette", sheet.DebtReference));

    private static Table Lines(InvoiceSheet sheet)
    {
        // A little tighter where that may spare a sheet of paper.
        var roomy = sheet.Groups.Sum(g => g.Lines.Count) <= RoomyLines;
        var table = new Table(
            new Column("Jour", 30),
            new Column("Prestation", 40),
            new Column("Nombre", 10, Align.End),
            new Column("Montant", 16, Align.End))
        {
            Summary = "Lignes de la facture, un jour par ligne, enfant par enfant",
            Style = roomy ? TextStyle.Body : TextStyle.Small,
            Padding = roomy ? 1.6 : 0.6,
        };
        foreach (var group in sheet.Groups)
        {
            table.Group(group.Heading, group.Remark);
            foreach (var line in group.Lines)
                table.Row(French.Capital(French.DayAndMonth(line.Day)), line.Service, French.Number(line.Quantity), French.Amount(line.Amount));
        }

        foreach (var adjustment in sheet.Adjustments ?? [])
            table.Total(adjustment.Label, French.Amount(adjustment.Amount), strong: false);
        return table.Total(sheet.Credits is null ? "Total à payer" : "Total crédité", French.Amount(sheet.Total));
    }

    private static Block Payment(InvoiceSheet sheet)
    {
        var ways = new Items { Style = TextStyle.Small };
        foreach (var way in sheet.WaysToPay) ways.Add(way.Name, way.Explanation);
        var text = new Stack(Paragraph.Heading2("Comment payer"), new Gap(3), ways);
        if (sheet.PayUrl is null) return text;

        // The quiet zone of the code is air enough: it hangs a little above the heading.
        var code = new Stack(
            Figure.QrCode(sheet.PayUrl.AbsoluteUri, CodeSize, $"Code à flasher pour payer en ligne la facture {sheet.Number}"),
            new Paragraph("À flasher pour payer", TextStyle.Fine) { Align = Align.Center });
        return new Columns([0, CodeSize], text, code) { Between = 20 };
    }

    private static Stack Stub(InvoiceSheet sheet) => new(
        new Rule(1, Ink.Edge) { Dash = 3 },
        new Gap(9),
        new Columns(
            [0, 0, 100],
            new Paragraph("", TextStyle.Small).Strong("Talon à joindre au chèque").Text($"\n{sheet.PayerName}, dossier n°{French.NoBreak}{sheet.FileNumber}"),
            new Paragraph("Facture ", TextStyle.Small).Strong(sheet.Number).Text("\nRéférence ").Strong(sheet.DebtReference),
            new Paragraph("Montant\n", TextStyle.Small) { Align = Align.End }.Strong(French.Amount(sheet.Total))));
}
