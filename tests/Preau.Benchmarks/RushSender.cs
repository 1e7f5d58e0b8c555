using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Preau.Benchmarks;

/// <summary>What the families of a rush met, as the sender's process writes it.</summary>
/// <param name="LagP99">How late the sender itself let families arrive, milliseconds: above 5 the run is void.</param>
/// <param name="Answers">Families by their last answer: "booked", "full", "none".</param>
/// <param name="SlowestAnswer">Seconds from arrival to that answer.</param>
public sealed record RushReport(double LagP99, IReadOnlyDictionary<string, int> Answers, double AnswerP50, double SlowestAnswer, double PageP99, double ConfirmP99, int Errors, IReadOnlyDictionary<string, int> Faults);

/// <summary>The sending half of the rush: a process of its own, open loop, one timing thread.</summary>
public static class RushSender
{
    /// <param name="args">The server's address, the file of the families, the seed.</param>
    public static async Task<int> Run(string[] args)
    {
        var families = JsonSerializer.Deserialize<List<RushFamily>>(await File.ReadAllTextAsync(args[1]))!;
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 4000, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = new(args[0]),
            Timeout = TimeSpan.FromMinutes(4),
        };
        ThreadPool.SetMinThreads(64, 64);
        var visits = new ConcurrentBag<RushVisit>();
        var lags = new List<double>(families.Count);
        var running = new List<Task>(families.Count);
        var clock = Stopwatch.StartNew();
        foreach (var family in families)
        {
            while (clock.Elapsed.TotalSeconds < family.Arrives)
            {
                var left = family.Arrives - clock.Elapsed.TotalSeconds;
                if (left > 0.002) Thread.Sleep(1);
                else Thread.SpinWait(200);
            }
            lags.Add((clock.Elapsed.TotalSeconds - family.Arrives) * 1000);
            for (var tab = 0; tab < family.Tabs; tab++)
            {
                var visit = new RushVisit(client, family, new Random((family.Index * 7) + tab), clock);
                visits.Add(visit);
                running.Add(Task.Run(visit.Run));
            }
        }
        await Task.WhenAll(running);
        Console.WriteLine(JsonSerializer.Serialize(Report(visits, lags)));
        return 0;
    }

    private static RushReport Report(IReadOnlyCollection<RushVisit> visits, List<double> lags)
    {
        // A family with two windows has its answer when one of them does.
        var families = visits.GroupBy(v => v.Family.Index).Select(g => g.OrderBy(v => v.Answer == "booked" ? 0 : v.Answer == "full" ? 1 : 2).ThenBy(v => v.AnsweredAfter).First()).ToList();
        var answers = new Times("answer", [.. families.Select(f => f.AnsweredAfter)]);
        return new(
            new Times("lag", lags).Quantile(0.99),
            families.GroupBy(f => f.Answer).ToDictionary(g => g.Key, g => g.Count()),
            answers.Median, answers.Quantile(1),
            Quantile(visits.SelectMany(v => v.Pages)), Quantile(visits.SelectMany(v => v.Confirms)),
            visits.Sum(v => v.Errors.Count), visits.SelectMany(v => v.Errors).GroupBy(e => e).ToDictionary(g => g.Key, g => g.Count()));
    }

    private static double Quantile(IEnumerable<double> times) => times.ToList() is { Count: > 0 } all ? new Times("", all).Quantile(0.99) : 0;
}
