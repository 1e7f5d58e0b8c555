using System.Diagnostics;
using System.Globalization;

namespace Preau.Benchmarks;

/// <summary>Times of one contender, in milliseconds.</summary>
public sealed record Times(string Name, IReadOnlyList<double> All)
{
    public double Median => Quantile(0.5);

    public double Quantile(double q)
    {
        var sorted = All.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, q * sorted.Count)];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Median:0.00} ms [{Quantile(0.1):0.00} to {Quantile(0.9):0.00}]");
}

/// <summary>Contenders in turns: what the machine does meanwhile hits all of them alike. Ratios are taken within one run.</summary>
public static class Rounds
{
    /// <param name="warmUp">Rounds that are not counted.</param>
    /// <param name="each">Times that a contender goes in a round.</param>
    public static async Task<IReadOnlyList<Times>> Run(int rounds, int warmUp, int each, params (string Name, Func<Task> Go)[] contenders)
    {
        var times = contenders.Select(_ => new List<double>()).ToList();
        for (var round = -warmUp; round < rounds; round++)
        {
            foreach (var (i, contender) in contenders.Index())
            {
                for (var n = 0; n < each; n++)
                {
                    var begun = Stopwatch.GetTimestamp();
                    await contender.Go();
                    if (round >= 0) times[i].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                }
            }
        }
        return [.. contenders.Select((c, i) => new Times(c.Name, times[i]))];
    }
}
