using System.Globalization;
using Preau.Domain.CutOffs;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.CutOffs;

namespace Preau.Web.Tests.CutOffs;

public sealed class WordsTests
{
    [Fact]
    public void The_surcharges_of_the_page_are_computed() => Assert.All(RulePage.Read("delais.md").Table("Le supplément"), row =>
    {
        var surcharge = SurchargeText.Read(RulePage.Code(row["Supplément"]))!.Value;

        Assert.Equal(Cents(row["Réservé"]), surcharge.OnBooking(Cents(row["Prix"])));
        Assert.Equal(Cents(row["Annulé"]), surcharge.OnCancelling(Cents(row["Prix"])));
        Assert.Equal(surcharge, SurchargeText.Read(SurchargeText.Write(surcharge)));
    });

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1,555")]
    [InlineData("gratuit")]
    [InlineData("% 50")]
    [InlineData("1000000")]
    public void What_is_no_surcharge_is_not_read(string text) => Assert.Null(SurchargeText.Read(text));

    [Theory]
    [InlineData("J-1 service", "1 jour d’ouverture du service avant, jusqu’à 9 h 00")]
    [InlineData("J-2 ouvres", "2 jours ouvrés avant, jusqu’à 9 h 00")]
    [InlineData("J-0 calendrier", "le jour même, jusqu’à 9 h 00")]
    [InlineData("ve S-1", "le vendredi de la semaine précédente, jusqu’à 9 h 00")]
    [InlineData("lu S-2 hors vacances", "le lundi, 2 semaines avant, jusqu’à 9 h 00 ; si c’est pendant les vacances scolaires, le même jour de la dernière semaine d’école")]
    [InlineData("lu>je ma>je me>lu sauf lundi ferie me>je", "le jeudi d’avant pour le lundi et le mardi et le lundi d’avant pour le mercredi (si le lundi est férié : le jeudi d’avant pour le mercredi), jusqu’à 9 h 00")]
    [InlineData("48 h", "jusqu’à 48 heures avant 9 h 00 du jour de service")]
    [InlineData("vacances J-15 francs", "15 jours francs avant le premier jour des vacances, jusqu’à 9 h 00")]
    [InlineData("17 M-1", "le 17 du mois précédent, jusqu’à 9 h 00")]
    [InlineData("1 M-1", "le 1er du mois précédent, jusqu’à 9 h 00")]
    public void Each_shape_has_its_sentence(string shape, string sentence) =>
        Assert.Equal(sentence, Seen.Fold(CutOffWords.Of(new CutOff(ShapeText.Read(shape)!, new(9, 0), inclusive: true))));

    private static Money? Cents(string cell) => cell is "inconnu" or "–" ? null : new((long)(decimal.Parse(cell.Replace(',', '.'), CultureInfo.InvariantCulture) * 100));
}
