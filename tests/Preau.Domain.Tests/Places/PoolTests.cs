using System.Globalization;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Places;

public sealed class PoolTests
{
    private static readonly Pool[] Pools = [NewPool("Salle", null, null), NewPool("Petits", null, 72), NewPool("Grands", 72, 132)];

    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in RulePage.Read("places.md").Table("Quel vivier")) data.Add(row["Naissance"], row["Jour"], row["Viviers"]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_group_is_that_of_the_day_of_service(string birth, string day, string expected)
    {
        var pools = AgeGroup.PoolsFor(Pools, NewChild(RulePage.Day(birth)), RulePage.Day(day));

        Assert.Equal(expected.StartsWith('`') ? RulePage.Code(expected) : expected, pools is null ? nameof(RefusalCode.NoAgeGroup) : string.Join(", ", pools.Select(p => p.Name)));
    }

    [Fact]
    public void A_child_without_a_class_is_in_no_group_of_classes_and_in_every_pool_for_all()
    {
        var group = new AgeGroup(null, null, SchoolClass.CoursPreparatoire, SchoolClass.CoursElementaire1);

        Assert.False(group.Includes(NewChild(new(2019, 1, 1)), new(2026, 12, 2)));
        Assert.NotNull(AgeGroup.PoolsFor([Pools[0]], NewChild(new(2019, 1, 1)), new(2026, 12, 2)));
        Assert.Empty(AgeGroup.PoolsFor([], NewChild(new(2019, 1, 1)), new(2026, 12, 2))!);
    }

    [Fact]
    public void A_slot_whose_pools_have_not_begun_or_have_ended_takes_nobody()
    {
        var pool = new Pool { SiteId = 1, Name = "Mercredi", Groups = [PoolGroup.Of(new(null, null, null, null), new(2026, 9, 2))], LastDay = new(2026, 12, 16) };

        Assert.Equal([true, false, false, true], new DateOnly[] { new(2026, 9, 1), new(2026, 9, 2), new(2026, 12, 16), new(2026, 12, 17) }.Select(day => AgeGroup.PoolsFor([pool], NewChild(new(2019, 1, 1)), day) is null));
    }

    [Fact]
    public void Of_dated_capacities_the_latest_that_has_begun_counts_and_before_the_first_there_is_no_limit()
    {
        PoolCapacity[] versions = [NewVersion(new(2026, 9, 1), 40), NewVersion(new(2027, 1, 4), 36)];

        Assert.Equal([null, 40, 40, 36], new DateOnly[] { new(2026, 8, 31), new(2026, 9, 1), new(2027, 1, 3), new(2027, 1, 4) }.Select(d => PoolCapacity.InEffect(versions, d)?.Capacity));
    }

    [Fact]
    public void Groups_that_share_a_child_or_leave_one_out_are_found() => Assert.All(RulePage.Read("places.md").Table("Groupes"), row =>
    {
        var groups = row["Groupes"].Split(", ").Select(Ages).ToList();

        Assert.Equal(row["Se recouvrent"] == "oui", groups.Zip(groups.Skip(1)).Any(pair => pair.First.Overlaps(pair.Second)));
        Assert.Equal(row["Oublient quelqu’un"] == "oui", AgeGroup.LeaveSomeOut(groups, Ages("36-144")));
    });

    [Fact]
    public void Groups_of_classes_are_judged_likewise_and_mixed_ones_are_not()
    {
        AgeGroup small = new(null, null, SchoolClass.PetiteSection, SchoolClass.GrandeSection), tall = new(null, null, SchoolClass.CoursElementaire1, null);
        var all = new AgeGroup(null, null, SchoolClass.PetiteSection, SchoolClass.CoursMoyen2);

        Assert.True(AgeGroup.LeaveSomeOut([small, tall], all));
        Assert.False(AgeGroup.LeaveSomeOut([small, tall with { MinClass = SchoolClass.CoursPreparatoire }], all));
        Assert.True(small.Overlaps(tall with { MinClass = SchoolClass.GrandeSection }));
        Assert.False(AgeGroup.LeaveSomeOut([small, Ages("72-144")], all));
    }

    private static AgeGroup Ages(string text)
    {
        var ends = text.Split('-');
        return new(ends[0] == "" ? null : int.Parse(ends[0], CultureInfo.InvariantCulture), ends[1] == "" ? null : int.Parse(ends[1], CultureInfo.InvariantCulture), null, null);
    }

    [Fact]
    public void A_group_holds_from_its_day_to_the_next_one_and_until_it_ends() => Assert.All(RulePage.Read("places.md").Table("Groupes datés"), row =>
    {
        Pool[] pools =
        [
            Dated("Salle", new(2027, 2, 28), ("-", new(2026, 9, 1))),
            Dated("Petits", null, ("36-72", new(2026, 9, 1)), ("36-60", new(2027, 1, 4))),
            Dated("Grands", null, ("72-144", new(2026, 9, 1)), ("60-144", new(2027, 1, 4)), ("96-144", new(2027, 3, 1))),
            Dated("Moyens", null, ("60-96", new(2027, 3, 1))),
        ];

        var taken = AgeGroup.PoolsFor(pools, NewChild(RulePage.Day(row["Naissance"])), RulePage.Day(row["Jour"]));

        Assert.Equal(row["Viviers"].StartsWith('`') ? RulePage.Code(row["Viviers"]) : row["Viviers"], taken is null ? nameof(RefusalCode.NoAgeGroup) : string.Join(", ", taken.Select(p => p.Name)));
        Assert.Empty(AgeGroup.Faults(pools, Ages("36-144"), DateOnly.MinValue));
    });

    [Fact]
    public void Faults_are_those_of_a_day_and_of_every_change_that_is_already_planned()
    {
        Pool[] pools = [Dated("Petits", null, ("36-72", new(2026, 9, 1)), ("36-60", new(2027, 1, 4))), Dated("Grands", new(2027, 6, 30), ("72-144", new(2026, 9, 1)), ("50-144", new(2027, 3, 1)))];

        Assert.Equal(
            [(RefusalCode.GroupsLeaveSomeOut, new(2027, 1, 4)), (RefusalCode.GroupsOverlap, new DateOnly(2027, 3, 1))],
            AgeGroup.Faults(pools, Ages("36-144"), new(2026, 12, 1)).Select(f => (f.Code, f.Day!.Value)));
        Assert.Equal([RefusalCode.GroupsOverlap, RefusalCode.GroupsLeaveSomeOut], AgeGroup.Faults(pools, Ages("36-144"), new(2027, 3, 1)).Select(f => f.Code));
        Assert.Empty(AgeGroup.Faults([Dated("Salle", null, ("-", new(2026, 9, 1)))], Ages("36-144"), new(2026, 12, 1)));
    }

    private static Pool Dated(string name, DateOnly? last, params (string Ages, DateOnly From)[] groups) =>
        new() { SiteId = 1, Name = name, LastDay = last, Groups = [.. groups.Select(g => PoolGroup.Of(Ages(g.Ages), g.From))] };

    private static Pool NewPool(string name, int? from, int? to) => new() { SiteId = 1, Name = name, Groups = [PoolGroup.Of(new(from, to, null, null), new(2020, 9, 1))] };

    private static PoolCapacity NewVersion(DateOnly from, int places) => new() { PoolId = 1, EffectiveFrom = from, Capacity = places };

    private static Child NewChild(DateOnly birth) => new() { FirstName = "Léo", LastName = "Roy", SearchKey = "", SortKey = "", BirthDate = birth };
}
