using System.Globalization;
using FsCheck.Xunit;
using Preau.Domain.Billing;
using Preau.Domain.Tests.Rules;

namespace Preau.Domain.Tests.Billing;

public sealed class NumberTests
{
    private static readonly RulePage Page = RulePage.Read("numeros.md");

    [Fact]
    public void The_numbers_of_the_page_are_written_and_read()
    {
        Assert.All(Page.Table("Exemples"), row =>
        {
            var number = new InvoiceNumber(row["Régie"], RulePage.Code<NumberSeries>(row["Série"]), Int(row["Année"]), Int(row["Rang"]));

            Assert.Equal(row["Numéro"], number.ToString());
            Assert.Equal(row["Référence de la dette"], number.DebtReference);
            Assert.True(InvoiceNumber.TryParse(row["Numéro"], out var read));
            Assert.Equal(number, read);
        });
    }

    [Fact]
    public void The_payment_references_of_the_page_are_written_and_read()
    {
        Assert.All(Page.Table("Exemples de références de paiement"), row =>
        {
            Assert.True(InvoiceNumber.TryParse(row["Numéro"], out var number));
            var reference = new PaymentReference(number, Int(row["Tentative"]));

            Assert.Equal(row["Référence"], reference.ToString());
            Assert.True(PaymentReference.TryParse(row["Référence"], out var read));
            Assert.Equal(reference, read);
        });
    }

    [Fact]
    public void What_is_no_number_is_not_read_as_one()
    {
        Assert.All(Page.Table("Ce qui n’est pas un numéro"), row => Assert.False(InvoiceNumber.TryParse(row["Texte"], out _)));
        Assert.All(Page.Table("Ce qui n’est pas une référence de paiement"), row => Assert.False(PaymentReference.TryParse(row["Texte"], out _)));
        Assert.False(InvoiceNumber.TryParse(null, out _));
        Assert.False(PaymentReference.TryParse("", out _));
    }

    [Fact]
    public void A_number_refuses_nonsense_at_birth()
    {
        Assert.Throws<ArgumentException>(() => new InvoiceNumber("c", NumberSeries.Invoice, 2026, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InvoiceNumber("CS", NumberSeries.Invoice, 1999, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InvoiceNumber("CS", NumberSeries.Invoice, 2026, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InvoiceNumber("CS", NumberSeries.Invoice, 2026, 1_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaymentReference(new("CS", NumberSeries.Invoice, 2026, 1), 100));
        Assert.Throws<ArgumentException>(() => new PaymentReference(new("CS", NumberSeries.CreditNote, 2026, 1), 1));
        Assert.Throws<ArgumentException>(() => new PaymentReference(default, 1));
    }

    [Property]
    public bool A_payment_reference_comes_back_as_it_was_and_PayFiP_takes_it(byte letters, uint year, uint sequence, uint attempt)
    {
        var regie = string.Concat(Enumerable.Range(0, 2 + (letters % 3)).Select(i => (char)('A' + ((letters + (7 * i)) % 26))));
        var number = new InvoiceNumber(regie, NumberSeries.Invoice, 2000 + Spread.Over(year, 8000), 1 + Spread.Over(sequence, 999_999));
        var reference = new PaymentReference(number, 1 + Spread.Over(attempt, 99));
        var text = reference.ToString();

        return PaymentReference.TryParse(text, out var read) && read == reference
            && text.Length is >= 6 and <= 30 && text.All(char.IsAsciiLetterOrDigit)
            && text.StartsWith(number.DebtReference, StringComparison.Ordinal);
    }

    private static int Int(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
