using FsCheck.Xunit;
using Preau.Domain.Tariffs;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Tariffs;

public sealed class GridCheckTests
{
    [Fact]
    public void The_faults_of_the_grids_of_the_page_are_found()
    {
        Assert.All(RulePage.Read("tarifs.md").Table("Le contrôle d’une grille"), row =>
        {
            var expected = row["Défauts"] == "aucun" ? [] : row["Défauts"].Split(", ").Select(Fault);

            Assert.Equal(expected, GridCheck.Faults([.. row["Grille"].Split(", ").Select(Grids.Line)]));
        });
    }

    /// <summary>Any list of lines, faulty or not, drawn from few bounds so that holes and overlaps are frequent.</summary>
    [Property(MaxTest = 2000)]
    public bool A_grid_without_a_fault_prices_every_family_once_and_another_one_does_not((byte Who, byte From, byte To)[] drawn)
    {
        var lines = drawn.Select(Line).ToList();
        var counts = Families().Select(family => lines.Count(line => Pricing.Fits(line, family))).ToList();
        var faults = GridCheck.Faults(lines).Where(fault => fault.Kind != GridFaultKind.EmptyLine).ToList();

        return counts.TrueForAll(count => count == 1) == (faults.Count == 0)
            && counts.Contains(0) == faults.Exists(fault => fault.Kind == GridFaultKind.Hole)
            && counts.Exists(count => count > 1) == faults.Exists(fault => fault.Kind == GridFaultKind.Overlap);
    }

    [Property]
    public bool Any_quotient_is_priced_by_the_bracket_that_holds_it(uint[] bounds, uint quotient)
    {
        var starts = bounds.Select(bound => (long)Spread.Over(bound, 300_000)).Append(0).Distinct().Order().ToList();
        var grid = new TariffGrid { SlotId = 1, EffectiveFrom = new(2026, 9, 1) };
        grid.Brackets.AddRange(starts.Select((from, i) => Grids.Bracket(
            Residence.Any, without: false, from, i + 1 < starts.Count ? starts[i + 1] - 1 : null, new Money(i))));
        grid.Brackets.Add(Grids.Bracket(Residence.Any, without: true, null, null, new Money(9_999)));
        var known = new QuotientFamilial(Spread.Over(quotient, 400_000));

        var (unit, _) = Pricing.Price([grid], new(2026, 9, 1), new(IsResident: true, known));

        return GridCheck.Faults(grid.Brackets).Count == 0
            && unit!.Price.Cents == starts.FindLastIndex(start => start <= known.Cents);
    }

    private static Bracket Line((byte Who, byte From, byte To) drawn) => Grids.Bracket(
        (Residence)(drawn.Who % 3), drawn.Who % 5 == 0,
        drawn.Who % 5 == 0 ? null : drawn.From % 6, drawn.Who % 5 == 0 || drawn.To % 3 == 0 ? null : drawn.To % 6, Money.Zero);

    private static IEnumerable<PricedFamily> Families() =>
        from isResident in new[] { true, false }
        from quotient in new long?[] { null, 0, 1, 2, 3, 4, 5, 6, 7, 1_000_000 }
        select new PricedFamily(isResident, quotient is { } cents ? new QuotientFamilial(cents) : null);

    private static GridFault Fault(string text)
    {
        var (residence, without, from, to) = Grids.Bounds(text[(text.LastIndexOf('`') + 2)..]);
        return new GridFault(RulePage.Code<GridFaultKind>(text), residence, without, from, to);
    }
}
