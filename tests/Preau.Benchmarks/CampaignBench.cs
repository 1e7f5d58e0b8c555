using System.Diagnostics;
using System.Globalization;
using Preau.Domain.Campaigns;
using Preau.Domain.Places;
using Preau.Web.Features.Campaigns;

namespace Preau.Benchmarks;

/// <summary>5,000 wishes of 1,700 children on 600 places: 40 a day over three weeks of holidays.</summary>
internal static class CampaignBench
{
    private const int Wishes = 5000;
    private const int WishesOfAChild = 3;
    private const string Seed = "6f1c0a9d2b7e4835a1f0c6d9e8b7a6958473625140f1e2d3c4b5a69788796a5b";

    public static void Run(BenchOptions options)
    {
        var (candidates, room) = Make();
        var first = Text(Allocation.Run(candidates, room, []));
        var shuffled = new Random(7);
        var times = new List<double>();
        var isSame = true;
        for (var round = 0; round < options.Rounds; round++)
        {
            var mixed = candidates.OrderBy(_ => shuffled.Next()).ToList();
            var begun = Stopwatch.GetTimestamp();
            var result = Allocation.Run(mixed, room, []);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            isSame &= Text(result) == first;
        }
        var measured = new Times("allocation", times);
        Machine.Row("campaign", $"{Wishes} wishes, {room.Values.Sum()} places, input in any order", measured.ToString(), "under 2 s", measured.Quantile(1) < 2000);
        Machine.Row("campaign", "the same seed and any order give the same result", isSame ? "the same" : "NOT the same", "the same", isSame);
    }

    private static (List<Candidate>, Dictionary<PoolPlace, int>) Make()
    {
        var monday = new DateOnly(2027, 7, 5);
        var room = Enumerable.Range(0, 15).ToDictionary(i => new PoolPlace(1, monday.AddDays((i / 5 * 7) + (i % 5))), _ => 40);
        var candidates = new List<Candidate>();
        for (var child = 0; child * WishesOfAChild < Wishes; child++)
        {
            var number = child.ToString("D5", CultureInfo.InvariantCulture);
            var wishes = Enumerable.Range(0, Math.Min(WishesOfAChild, Wishes - (child * WishesOfAChild))).Select(w =>
            {
                var week = monday.AddDays(7 * ((child + w) % 3));
                // A whole week, or the days of one.
                var days = (child % 2 == 0 ? Enumerable.Range(0, 5) : [child % 5]).Select(d => week.AddDays(d)).ToList();
                return new CandidateWish([.. days.Select(d => new Stay(child, 1, 1, d))], [.. days.Select(d => new PoolPlace(1, d))]);
            }).ToList();
            candidates.Add(new(number, child * 31 % 12, CampaignDraw.NumberOf(Seed, number), wishes, child % 7 < 2 ? $"family {child / 7}" : null, child % 3 == 0));
        }
        return (candidates, room);
    }

    private static string Text(AllocationResult result) => string.Join('\n', result.Results.OrderBy(r => r.Number, StringComparer.Ordinal).Select(r => $"{r.Number} {r.Standing.Position} {string.Join(',', r.Wishes.Select(w => w.Answer))}"));
}
