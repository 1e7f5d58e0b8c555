using System.Globalization;
using FsCheck.Xunit;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Values;

public sealed class MoneyTests
{
    [Fact]
    public void The_examples_of_the_page_are_rounded()
    {
        Assert.All(RulePage.Read("arrondi.md").Table("Exemples"), row => Assert.Equal(
            long.Parse(row["Arrondi"], CultureInfo.InvariantCulture),
            Money.Round(decimal.Parse(row["Montant exact"], CultureInfo.InvariantCulture)).Cents));
    }

    [Property]
    public bool Rounding_moves_an_amount_by_half_a_cent_at_most(int thousandths)
    {
        var exact = thousandths / 1000m;
        return Math.Abs(Money.Round(exact).Cents - exact) <= 0.5m;
    }

    [Property]
    public bool An_amount_and_its_opposite_round_to_opposites(int thousandths) =>
        Money.Round(-thousandths / 1000m) == -Money.Round(thousandths / 1000m);

    [Property]
    public bool Half_a_cent_goes_away_from_zero(int cents) =>
        Money.Round(cents + (cents < 0 ? -0.5m : 0.5m)).Cents == cents + (cents < 0 ? -1 : 1);

    [Property]
    public bool A_sum_does_not_depend_on_the_order(int[] cents) =>
        cents.Select(c => new Money(c)).Sum() == cents.Reverse().Select(c => new Money(c)).Sum();

    [Fact]
    public void An_amount_too_large_is_refused_and_never_wraps_around()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) * 2);
    }
}
