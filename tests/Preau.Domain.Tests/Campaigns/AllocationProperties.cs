using System.Diagnostics;
using System.Globalization;
using FsCheck.Xunit;
using Preau.Domain.Campaigns;
using Preau.Domain.Tests.Rules;

namespace Preau.Domain.Tests.Campaigns;

/// <summary>What holds for any wishes, points, brothers and sisters, and places.</summary>
public sealed class AllocationProperties
{
    [Property]
    public bool No_day_is_given_more_often_than_it_has_places(uint seed, byte children)
    {
        var scene = Scene.Of(seed, children);
        var given = Given(scene, scene.Run()).SelectMany(g => g.Wish.Takes).CountBy(place => place);

        return given.All(count => !scene.Room.TryGetValue(count.Key, out var room) || count.Value <= Math.Max(room, 0));
    }

    [Property]
    public bool The_order_of_the_input_changes_nothing(uint seed, byte children, uint order)
    {
        var scene = Scene.Of(seed, children);
        var mixed = scene with { Candidates = [.. scene.Candidates.OrderBy(c => Spread.Over(order + uint.Parse(c.Number, CultureInfo.InvariantCulture), 1000))] };

        return Said(scene.Run()) == Said(mixed.Run());
    }

    [Property]
    public bool A_child_without_wishes_changes_nothing_for_the_others(uint seed, byte children)
    {
        var scene = Scene.Of(seed, children);
        var (before, after) = (scene.Run(), (scene with { Candidates = [.. scene.Candidates, new("none", 1000, "00", [])] }).Run());

        return Answers(before) == Answers(after with { Results = [.. after.Results.Where(r => r.Number != "none")] });
    }

    [Property]
    public bool Nobody_gets_more_wishes_than_the_campaign_gives_nor_one_day_twice(uint seed, byte children)
    {
        var scene = Scene.Of(seed, children);

        return Given(scene, scene.Run()).GroupBy(g => g.Candidate.Number).All(own =>
            own.Count() <= scene.MostWishes && own.SelectMany(g => g.Wish.Stays).CountBy(stay => stay.Day).All(day => day.Value == 1));
    }

    [Property]
    public bool Nobody_is_passed_over_for_a_wish_that_still_has_room(uint seed, byte children)
    {
        var scene = Scene.Of(seed, children);
        var result = scene.Run();
        var left = new Dictionary<PoolPlace, int>(scene.Room);
        foreach (var place in Given(scene, result).SelectMany(g => g.Wish.Takes).Where(left.ContainsKey)) left[place]--;

        return scene.Candidates.Where(c => c.Siblings is null || c.AcceptsPart).All(c =>
        {
            var answers = result.Results.Single(r => r.Number == c.Number).Wishes;
            return answers.Count(a => a.Answer == WishAnswer.Given) == scene.MostWishes
                || c.Wishes.Zip(answers).All(pair => pair.Second.Answer is WishAnswer.Given or WishAnswer.Excluded || pair.First.Takes.Any(place => left.TryGetValue(place, out var room) && room <= 0));
        });
    }

    [Property]
    public bool With_one_wish_each_nobody_gets_what_a_child_with_more_points_wanted_more_than_what_it_got(uint seed, byte children)
    {
        var scene = Scene.Of(seed, children) with { MostWishes = 1 };
        var result = scene.Run();
        var given = Given(scene, result);

        return scene.Candidates.Where(c => c.Siblings is null).All(envious => given.Where(g => g.Candidate.Points < envious.Points && g.Candidate.Siblings is null).All(served =>
        {
            var rank = envious.Wishes.ToList().FindIndex(w => w.Takes.SequenceEqual(served.Wish.Takes));
            return rank < 0 || given.Any(g => g.Candidate == envious && envious.Wishes.ToList().IndexOf(g.Wish) <= rank);
        }));
    }

    [Property]
    public bool Brothers_and_sisters_all_get_something_or_none_does(uint seed, byte children)
    {
        var scene = Scene.Of(seed, children);
        var given = Given(scene, scene.Run()).Select(g => g.Candidate.Number).ToHashSet(StringComparer.Ordinal);

        return scene.Candidates.Where(c => c is { Siblings: not null, AcceptsPart: false }).GroupBy(c => c.Siblings)
            .All(family => family.Select(c => given.Contains(c.Number)).Distinct().Count() == 1);
    }

    [Fact]
    public void Five_thousand_wishes_on_six_hundred_places_take_less_than_two_seconds()
    {
        var scene = Scene.Of(7, 0) with
        {
            Candidates = [.. Enumerable.Range(0, 1250).Select(i => Scene.Child(7, (uint)i, wishes: 4))],
            Room = Enumerable.Range(0, 10).ToDictionary(i => AllocationTests.Place((char)('A' + i)), _ => 60),
        };
        var before = Stopwatch.GetTimestamp();

        var result = scene.Run();

        Assert.InRange(Stopwatch.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(5000, result.Results.Sum(r => r.Wishes.Count));
    }

    private static List<(Candidate Candidate, CandidateWish Wish)> Given(Scene scene, AllocationResult result) => [.. result.Results
        .Join(scene.Candidates, r => r.Number, c => c.Number, (r, c) => (Result: r, Candidate: c))
        .SelectMany(pair => pair.Candidate.Wishes.Zip(pair.Result.Wishes).Where(wish => wish.Second.Answer == WishAnswer.Given).Select(wish => (pair.Candidate, wish.First)))];

    private static string Answers(AllocationResult result) => string.Join(';', result.Results.Select(r => $"{r.Number}:{string.Join(',', r.Wishes)}"));

    private static string Said(AllocationResult result) => string.Join(';', result.Results.Select(r => r.Standing))
        + Answers(result) + string.Join(';', result.LastServed.OrderBy(l => l.Key.Day).ThenBy(l => l.Key.PoolId));

    /// <summary>Children with few points, families of up to three, wishes of one to three days among six, places for none to three.</summary>
    private sealed record Scene(IReadOnlyList<Candidate> Candidates, IReadOnlyDictionary<PoolPlace, int> Room, int MostWishes)
    {
        public static Scene Of(uint seed, byte children) => new(
            [.. Enumerable.Range(0, children % 12).Select(i => Child(seed, (uint)i, wishes: Spread.Over(seed + (uint)i, 4)))],
            Enumerable.Range(0, 5).ToDictionary(i => AllocationTests.Place((char)('A' + i)), i => Spread.Over(seed + (uint)(i * 31), 5) - 1),
            1 + Spread.Over(seed, 2));

        public static Candidate Child(uint seed, uint i, int wishes)
        {
            var family = Spread.Over(seed + (i / 3), 4);
            return new(
                $"{i:0000}", 10 * Spread.Over(seed + (i * 17), 4), $"{Spread.Over(seed + (i * 101), 1000):000}",
                [.. Enumerable.Range(0, wishes).Select(w => AllocationTests.Wish(string.Join('+', Enumerable.Range(0, 1 + Spread.Over(seed + (i * 7) + (uint)w, 3)).Select(d => (char)('A' + ((Spread.Over(seed + (i * 13) + ((uint)w * 5), 6) + d) % 6))))))],
                family > 1 ? $"family {i / 3}" : null, family == 3);
        }

        public AllocationResult Run() => Allocation.Run(Candidates, Room, [], MostWishes);
    }
}
