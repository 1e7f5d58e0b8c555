using System.Globalization;
using Preau.Domain.Campaigns;
using Preau.Domain.Places;
using Preau.Domain.Tests.Rules;

namespace Preau.Domain.Tests.Campaigns;

public sealed class AllocationTests
{
    private static readonly RulePage Page = RulePage.Read("campagnes.md");

    public static TheoryData<string> Cases => [.. Page.Table("Les places").Select(row => row["Cas"])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Places_go_by_points_then_draw_as_the_page_says(string name)
    {
        var settings = Page.Table("Les places").Single(row => row["Cas"] == name);
        var rows = Page.Table("Qui reçoit quoi").Where(row => row["Cas"] == name).ToList();
        var candidates = rows.ConvertAll(row => new Candidate(
            row["Enfant"], int.Parse(row["Points"], CultureInfo.InvariantCulture), row["Tirage"], [.. Names(row["Vœux"]).Select(days => Wish(days))],
            row["Ensemble"] == "–" ? null : row["Ensemble"].Split(' ')[0], row["Ensemble"].EndsWith("(possible)", StringComparison.Ordinal), [.. Names(row["Déjà"]).SelectMany(day => Wish(day).Stays)]));

        var result = Allocation.Run(candidates, Room(settings["Places"]), [], int.Parse(settings["Vœux reçus au plus"], CultureInfo.InvariantCulture));

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(Names(row["Reçoit"]), Given(result, row["Enfant"], Names(row["Vœux"]))));
    }

    [Fact]
    public void Each_wish_that_is_not_given_has_its_reason()
    {
        Candidate[] candidates =
        [
            new("Ana", 30, "10", [Wish("A"), Wish("B")], Already: Wish("A").Stays),
            new("Léo", 20, "20", [Wish("B"), Wish("C"), Wish("D")]),
            new("Tom", 10, "30", [Wish("C")], "Roy"), new("Eva", 0, "40", [Wish("D")], "Roy"),
        ];

        var result = Allocation.Run(candidates, Room("A 1, B 1, C 2, D 0"), []);

        Assert.Equal([WishAnswer.Excluded, WishAnswer.Given], Answers(result, "Ana"));
        Assert.Equal([WishAnswer.NoRoom, WishAnswer.Given, WishAnswer.NotNeeded], Answers(result, "Léo"));
        Assert.Equal([WishAnswer.NotTogether], Answers(result, "Tom"));
        Assert.Equal([WishAnswer.NoRoom], Answers(result, "Eva"));
        Assert.Equal(new Standing(1, 30, "10"), result.LastServed[Place('B')]);
        Assert.DoesNotContain(Place('D'), result.LastServed.Keys);
    }

    [Fact]
    public void A_wish_never_goes_with_a_slot_that_excludes_it()
    {
        SlotRule[] rules = [new() { SlotId = 2, OtherSlotId = 1, Kind = SlotRuleKind.Excludes, EffectiveFrom = new(2026, 9, 1) }];
        Candidate[] candidates = [new("Ana", 0, "10", [Wish("A"), Wish("A", slot: 2), Wish("B", slot: 2)])];

        var result = Allocation.Run(candidates, Room("A 5, B 5"), rules, mostWishes: 3);

        Assert.Equal([WishAnswer.Given, WishAnswer.Excluded, WishAnswer.Given], Answers(result, "Ana"));
    }

    [Fact]
    public void Nobody_asks_and_nobody_is_given_anything() => Assert.Empty(Allocation.Run([], Room("A 5"), []).Results);

    internal static CandidateWish Wish(string days) => Wish(days, 1);

    internal static PoolPlace Place(char day) => new(1, new DateOnly(2027, 2, 8).AddDays(day - 'A'));

    private static CandidateWish Wish(string days, long slot) =>
        new([.. days.Split('+').Select(day => new Stay(1, slot, 1, Place(day[0]).Day))], [.. days.Split('+').Select(day => Place(day[0]))]);

    private static Dictionary<PoolPlace, int> Room(string places) => places.Split(", ").Select(place => place.Split(' '))
        .Where(pair => pair[1] != "illimité").ToDictionary(pair => Place(pair[0][0]), pair => int.Parse(pair[1], CultureInfo.InvariantCulture));

    private static string[] Names(string cell) => cell == "–" ? [] : cell.Split(", ");

    private static IEnumerable<WishAnswer> Answers(AllocationResult result, string number) => result.Results.Single(r => r.Number == number).Wishes.Select(w => w.Answer);

    private static IEnumerable<string> Given(AllocationResult result, string number, string[] wishes) => Answers(result, number).Zip(wishes).Where(pair => pair.First == WishAnswer.Given).Select(pair => pair.Second);
}
