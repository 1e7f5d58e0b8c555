using Preau.Web.Pdf.Documents;

namespace Preau.Web.Tests.Pdf;

/// <summary>Certificate, receipt and activation letter.</summary>
public sealed class LetterPdfTests
{
    public static TheoryData<string, byte[]> Documents() => new()
    {
        { "Certificat d’inscription : Jeanne Kaci", CertificatePdf.Write(Sheets.Certificate()) },
        { "Reçu de paiement CS2026000714T01", ReceiptPdf.Write(Sheets.Receipt()) },
        { "Votre accès au portail famille", ActivationLetterPdf.Write(Sheets.Letter()) },
    };

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public void Each_document_is_one_page_without_fault_named_and_tagged(string title, byte[] pdf)
    {
        Assert.Empty(PdfTools.Check(pdf));
        var information = PdfTools.Information(pdf);
        Assert.Contains(title, information, StringComparison.Ordinal);
        Assert.Matches("Tagged: +yes", information);
        Assert.Matches("Pages: +1\n", information);
        Assert.Equal(1, PdfTools.Structure(pdf).Split("  H1 (block)").Length - 1);
    }

    [Fact]
    public void A_certificate_says_who_is_enrolled_where_and_when_and_how_to_check_it()
    {
        var read = PdfTools.ReadAloud(CertificatePdf.Write(Sheets.Certificate()));
        Assert.Superset(
            new HashSet<string>
            {
                "Jeanne Kaci", "1er mai 2018", "Restauration scolaire", "École des Tilleuls", "Du 1er septembre 2026 au 2 juillet 2027",
                "Le lundi, le mardi, le jeudi et le vendredi", "VB7K-Q2MX-94TD", "portail.valbrune.example/certificat",
            },
            read.ToHashSet());
    }

    [Fact]
    public void A_certificate_leaves_out_what_is_not_known()
    {
        var read = PdfTools.ReadAloud(CertificatePdf.Write(Sheets.Certificate() with { BirthDate = null, Days = null, Site = null, Signatory = null }));
        Assert.DoesNotContain("Date de naissance", read);
        Assert.DoesNotContain("Jours", read);
        Assert.DoesNotContain("Lieu", read);
    }

    [Fact]
    public void A_receipt_says_how_much_was_paid_when_how_and_for_what()
    {
        var read = PdfTools.ReadAloud(ReceiptPdf.Write(Sheets.Receipt()));
        string[] said =
        [
            "96,40\u00A0€", "12 septembre 2026", "CS2026000714T01", "Facture CS-2026-000714, juillet et août 2026", "86,40\u00A0€",
            "Samedi 12 septembre 2026 à 21\u00A0h\u00A004", "Carte bancaire, par PayFiP", "1A2B3C",
        ];
        Assert.All(said, text => Assert.Contains(text, read));
    }

    [Fact]
    public void A_letter_gives_the_code_its_last_day_and_the_page_that_takes_it()
    {
        var read = PdfTools.ReadAloud(ActivationLetterPdf.Write(Sheets.Letter()));
        Assert.Contains("K7QM-4TRD-XB28", read);
        Assert.Contains("À utiliser une seule fois, jusqu’au samedi 10 octobre 2026.", read);
        Assert.Contains("portail.valbrune.example/activation", read);
    }

    [Fact]
    public void The_code_of_a_letter_is_in_no_address()
    {
        var plain = PdfTools.Plain(ActivationLetterPdf.Write(Sheets.Letter()));
        Assert.Contains("/URI (https://portail.valbrune.example/activation)", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("K7QM", plain, StringComparison.Ordinal);
    }
}
