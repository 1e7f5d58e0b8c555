using Preau.Domain.Values;
using Preau.Web.Pdf.Layout;
using Preau.Web.Texts;

namespace Preau.Web.Pdf.Documents;

/// <summary>What a payment was used for: an invoice settled, or credit kept.</summary>
public sealed record ReceiptLine(string Label, Money Amount);

/// <summary>What a payment receipt says.</summary>
/// <param name="Reference">The reference of the payment: "CS2026000714T01".</param>
/// <param name="PaidAt">Civil time of the town.</param>
/// <param name="Means">"Carte bancaire, par PayFiP".</param>
/// <param name="Transaction">The number given by the payment service, or of the cheque.</param>
/// <param name="Mention">What the law wants said: that this acknowledges the payment, and whom to ask.</param>
public sealed record ReceiptSheet(
    Issuer Issuer,
    IReadOnlyList<string> Addressee,
    string FileNumber,
    string Reference,
    DateTime PaidAt,
    Money Amount,
    string Means,
    string? Transaction,
    IReadOnlyList<ReceiptLine> Lines,
    string Mention);

/// <summary>The receipt for a payment: how much, when, how, and what it settled.</summary>
public static class ReceiptPdf
{
    public static byte[] Write(ReceiptSheet sheet)
    {
        var day = DateOnly.FromDateTime(sheet.PaidAt);
        return new PdfDocument($"Reçu de paiement {sheet.Reference}", sheet.Issuer.Town)
            .Add(Letterhead.Of(sheet.Issuer, sheet.Addressee))
            .Add(Paragraph.Heading1("Reçu de paiement"), new Gap(8))
            .Add(new KeyFigures(("Payé", French.Amount(sheet.Amount)), ("Le", French.PlainDate(day)), ("Référence", sheet.Reference)), new Gap(18))
            .Add(Lines(sheet), new Gap(22))
            .Add(Letterhead.Facts(
                ("Payé le", French.Capital(French.DateAndTime(sheet.PaidAt))),
                ("Moyen de paiement", sheet.Means),
                ("Transaction", sheet.Transaction),
                ("Dossier", $"N°{French.NoBreak}{sheet.FileNumber}")), new Gap(22))
            .Add(new Paragraph(sheet.Mention, TextStyle.Small))
            .ToBytes();
    }

    private static Table Lines(ReceiptSheet sheet)
    {
        var table = new Table(new Column("Ce qui a été réglé", 70), new Column("Montant", 20, Align.End)) { Summary = "Ce que ce paiement a réglé", Padding = 3 };
        foreach (var line in sheet.Lines) table.Row(line.Label, French.Amount(line.Amount));
        return table.Total("Total payé", French.Amount(sheet.Amount));
    }
}
