using Preau.Domain.Values;
using Preau.Web.Pdf.Documents;

namespace Preau.Web.Tests.Pdf;

public sealed class InvoicePdfTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void An_invoice_is_a_file_without_fault(int days) => Assert.Empty(PdfTools.Check(InvoicePdf.Write(Sheets.Invoice(days))));

    [Fact]
    public void An_invoice_is_read_in_the_order_that_it_is_looked_at()
    {
        var read = PdfTools.ReadAloud(InvoicePdf.Write(Sheets.Invoice()));
        string[] order =
        [
            "Ville de Valbrune", "Madame Inès Kaci ", "Facture CS-2026-000714", "Émise le lundi 31 août 2026",
            "À payer", "86,40\u00A0€", "Avant le", "15 septembre 2026", "Référence de la dette", "CS2026000714",
            "Jour", "Prestation", "Nombre", "Montant", "Lundi 6 juillet", "Journée avec repas", "1", "14,20\u00A0€", "Total à payer",
            "Comment payer", "En ligne", "À flasher pour payer", "Talon à joindre au chèque ",
        ];
        var at = -1;
        foreach (var text in order)
        {
            var next = read.ToList().FindIndex(at + 1, t => t == text);
            Assert.True(next > at, $"'{text}' does not come after '{read[Math.Max(at, 0)]}':\n{string.Join('\n', read)}");
            at = next;
        }
    }

    [Fact]
    public void An_invoice_of_twelve_days_fills_one_page_and_weighs_less_than_60_kilobytes()
    {
        var pdf = InvoicePdf.Write(Sheets.Invoice(6));
        Assert.Matches("Pages: +1\n", PdfTools.Information(pdf));
        Assert.InRange(pdf.Length, 1, 60_000);
    }

    [Fact]
    public void The_issuer_is_named_with_its_siret_and_its_address()
    {
        var text = PdfTools.Text(InvoicePdf.Write(Sheets.Invoice()));
        Assert.Contains("Régie de recettes enfance et scolaire", text, StringComparison.Ordinal);
        Assert.Contains("3 place du Lavoir, 30999 Valbrune", text, StringComparison.Ordinal);
        Assert.Contains("213 099 990 00014", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_held_or_paid_before_stands_above_the_total()
    {
        var sheet = Sheets.Invoice() with { Adjustments = [new InvoiceAdjustment("Avoir CS-A2026-000012 déduit", new Money(-1000))], Total = new Money(7640) };
        var read = PdfTools.ReadAloud(InvoicePdf.Write(sheet)).ToList();
        var credit = read.IndexOf("Avoir CS-A2026-000012 déduit");
        Assert.Equal(["−10,00\u00A0€", "Total à payer", "76,40\u00A0€"], read.Skip(credit + 1).Take(3));
    }

    [Fact]
    public void A_credit_note_names_the_invoice_and_asks_for_no_payment()
    {
        var read = PdfTools.ReadAloud(InvoicePdf.Write(Sheets.Invoice() with { Number = "CS-A2026-000012", Credits = "CS-2026-000714" }));
        Assert.Contains("Avoir CS-A2026-000012", read);
        Assert.Contains("CS-2026-000714", read);
        Assert.Contains("Total crédité", read);
        Assert.DoesNotContain("Comment payer", read);
    }

    [Fact]
    public void Without_online_payment_there_is_no_code_to_scan()
    {
        var structure = PdfTools.Structure(InvoicePdf.Write(Sheets.Invoice() with { PayUrl = null }));
        Assert.DoesNotContain("Figure", structure, StringComparison.Ordinal);
        Assert.Contains("Comment payer", structure, StringComparison.Ordinal);
    }
}
