using System.Globalization;
using Preau.Domain.Tariffs;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Tariffs;

public sealed class PricingTests
{
    private static readonly RulePage Page = RulePage.Read("tarifs.md");
    private static readonly List<TariffGrid> Versions = [.. Page.Table("Grilles des exemples")
        .GroupBy(row => (row["Grille"], row["À partir du"]))
        .Select(rows => Grid(rows.Key.Item1, rows.Key.Item2, rows))];

    [Fact]
    public void The_examples_of_the_page_are_priced()
    {
        Assert.All(Page.Table("Exemples"), row =>
        {
            var family = new PricedFamily(
                RulePage.Code<Residence>(row["Domicile"]) == Residence.Resident, Grids.Quotient(row["Quotient"]));

            var (unit, refusal) = Pricing.Price(Versions, RulePage.Day(row["Jour"]), family);

            if (row["Grille"].Length == 0)
            {
                Assert.Equal(new Refusal(RulePage.Code<RefusalCode>(row["Prix"]), Day: RulePage.Day(row["Jour"])), refusal);
                Assert.Null(unit);
            }
            else
            {
                Assert.Null(refusal);
                Assert.Equal(Grids.Cents(row["Prix"]), unit!.Price.Cents);
                Assert.Equal(row["Grille"], unit.TariffGridId.ToString(CultureInfo.InvariantCulture));
            }
        });
    }

    [Fact]
    public void The_steps_say_the_exact_figures()
    {
        var (unit, _) = Pricing.Price(Versions, new(2026, 9, 11), new(IsResident: true, new QuotientFamilial(52_340)));

        Assert.Equal(
            Page.Table("Les étapes gardées avec la charge").Select(row => row["Étape"]),
            unit!.Steps.Select(step => step.Replace('\u00A0', ' ')));
        Assert.Contains("2,10\u00A0€", unit.Steps[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 39_999L, "tranche jusqu’à 399,99.")]
    [InlineData(120_000L, null, "tranche à partir de 1\u00A0200.")]
    [InlineData(null, null, "Prix unique, quel que soit le quotient familial.")]
    public void A_step_names_an_open_bracket_by_the_bound_it_has(long? from, long? to, string expected)
    {
        var grid = Grid("9", "2026-09-01", []);
        grid.Brackets.Add(Grids.Bracket(Residence.Any, without: false, from, to, new Money(-123_456)));

        var (unit, _) = Pricing.Price([grid], new(2026, 9, 1), new(IsResident: true, new QuotientFamilial(to ?? from ?? 5)));

        Assert.EndsWith(expected, unit!.Steps[1], StringComparison.Ordinal);
        Assert.Equal("Prix unitaire\u00A0: \u22121\u00A0234,56\u00A0€.", unit.Steps[2]);
    }

    private static TariffGrid Grid(string id, string from, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var grid = new TariffGrid
        {
            Id = long.Parse(id, CultureInfo.InvariantCulture),
            SlotId = 1,
            EffectiveFrom = RulePage.Day(from),
            Source = "Délibération du 22 juin 2026",
        };
        grid.Brackets.AddRange(rows.Select(row => Grids.Bracket(
            RulePage.Code<Residence>(row["Domicile"]), row["De"] == Grids.None,
            Grids.Cents(row["De"]), Grids.Cents(row["À"]), new Money(Grids.Cents(row["Prix"])!.Value))));
        return grid;
    }
}
