using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Texts;

public sealed class FrenchTests
{
    [Theory]
    [InlineData(0, "0,00 €")]
    [InlineData(5, "0,05 €")]
    [InlineData(123456, "1 234,56 €")]
    [InlineData(100000000, "1 000 000,00 €")]
    [InlineData(-50, "−0,50 €")]
    [InlineData(-123456, "−1 234,56 €")]
    [InlineData(long.MinValue, "−92 233 720 368 547 758,08 €")]
    public void An_amount_has_no_break_spaces_a_comma_and_two_decimals(long cents, string written) =>
        Assert.Equal(written.Replace(' ', '\u00A0'), French.Amount(new Money(cents)));

    [Theory]
    [InlineData(74200, "742")]
    [InlineData(74250, "742,50")]
    [InlineData(123400, "1\u00A0234")]
    public void A_quotient_shows_cents_only_where_it_has_some(long cents, string written) =>
        Assert.Equal(written, French.Quotient(new QuotientFamilial(cents)));

    [Fact]
    public void A_percentage_keeps_the_decimals_that_say_something()
    {
        Assert.Equal("10\u00A0%", French.Percent(10m));
        Assert.Equal("12,5\u00A0%", French.Percent(12.50m));
    }

    [Theory]
    [InlineData("2026-09-11", "vendredi 11 septembre 2026", "ven. 11 sept.", "11 septembre 2026", "11/09/2026")]
    [InlineData("2027-02-01", "lundi 1er février 2027", "lun. 1er févr.", "1er février 2027", "01/02/2027")]
    [InlineData("2026-12-27", "dimanche 27 décembre 2026", "dim. 27 déc.", "27 décembre 2026", "27/12/2026")]
    public void A_date_is_written_long_short_plain_and_in_figures(string day, string date, string shortDate, string plain, string numeric)
    {
        var value = DateOnly.ParseExact(day, "O");
        Assert.Equal(
            [date, shortDate, plain, numeric],
            [French.Date(value), French.ShortDate(value), French.PlainDate(value), French.NumericDate(value)]);
    }

    [Fact]
    public void A_month_is_named_with_its_year() => Assert.Equal("août 2026", French.Month(new DateOnly(2026, 8, 31)));

    [Fact]
    public void A_limit_gives_the_day_and_the_hour_on_the_wall() =>
        Assert.Equal("vendredi 11 septembre, 9\u00A0h\u00A000", French.Limit(new DateTime(2026, 9, 11, 9, 0, 0)));

    [Fact]
    public void A_range_of_one_day_is_that_day()
    {
        var day = new DateOnly(2026, 9, 1);
        Assert.Equal("le 1er septembre 2026", French.Range(new DateRange(day, day)));
        Assert.Equal("du 1er septembre 2026 au 2 juillet 2027", French.Range(new DateRange(day, new DateOnly(2027, 7, 2))));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Jeanne", "Jeanne")]
    [InlineData("Jeanne,Noé", "Jeanne et Noé")]
    [InlineData("Jeanne,Noé,Zoé", "Jeanne, Noé et Zoé")]
    public void A_list_ends_with_et(string items, string written) =>
        Assert.Equal(written, French.And(items.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void The_plural_starts_at_two()
    {
        Assert.Equal("0\u00A0jour", French.Count(0, "jour"));
        Assert.Equal("1\u00A0jour", French.Count(1, "jour"));
        Assert.Equal("2\u00A0jours", French.Count(2, "jour"));
        Assert.Equal("2\u00A0travaux", French.Count(2, "travail", "travaux"));
    }

    [Theory]
    [InlineData("Jeanne", "de Jeanne")]
    [InlineData("Inès", "d’Inès")]
    [InlineData("Éloi", "d’Éloi")]
    [InlineData("Yanis", "de Yanis")]
    public void De_is_elided_before_a_vowel(string name, string written) => Assert.Equal(written, French.Of(name));

    [Theory]
    [InlineData("Rien ? Attendez ; puis « rappelez » : de 8 h 30 à 12 h 00, 12 €.", "Rien_? Attendez_; puis «_rappelez_»_: de 8_h_30 à 12_h_00, 12_€.")]
    [InlineData("Voir https://exemple.fr/a?b=1 et 3 heures", "Voir https://exemple.fr/a?b=1 et 3 heures")]
    public void What_was_typed_with_plain_spaces_keeps_its_signs_and_hours_together(string typed, string tied) =>
        Assert.Equal(tied.Replace('_', French.NoBreak), French.Tied(typed));
}
