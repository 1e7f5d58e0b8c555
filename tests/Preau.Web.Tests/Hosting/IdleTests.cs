using System.Diagnostics;

namespace Preau.Web.Tests.Hosting;

/// <summary>What the first command of a newcomer costs: time until the first page, and memory once it waits for somebody.</summary>
[Trait("Store", "its own")]
public sealed class IdleTests
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>A first start writes a whole town, which takes three to five later ones; on a busy machine the ratio holds better than seconds would.</summary>
    private const int MostStarts = 8;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_new_demo_shows_its_first_page_within_a_few_later_starts_and_rests_under_200_megabytes()
    {
        using var folder = new TemporaryFolder();
        var (demo, first) = await FirstPage(folder);
        await using (demo)
        {
            await UntilIdle(demo);
            var resident = await Resting(demo);
            TestContext.Current.TestOutputHelper!.WriteLine($"First page after {first.TotalSeconds:F1} s, {resident} MB at rest");
            Assert.InRange(resident, 1, 199);
        }

        var (again, later) = await FirstPage(folder);
        await using var _ = again;
        TestContext.Current.TestOutputHelper!.WriteLine($"A later start: {later.TotalSeconds:F1} s");
        Assert.InRange(first, TimeSpan.Zero, MostStarts * later);
    }

    private static async Task<(PreauProcess Demo, TimeSpan Took)> FirstPage(TemporaryFolder folder)
    {
        var begun = Stopwatch.GetTimestamp();
        var (demo, bound) = await PreauProcess.Serve("Development", ("Preau__DataPath", folder["data"]), ("Preau__Demo__Now", "2026-11-24T08:00:00+01:00"));
        using var client = new HttpClient();
        Assert.Contains("</html>", await client.GetStringAsync(new Uri($"http://localhost:{bound.Port}/")), StringComparison.Ordinal);
        return (demo, Stopwatch.GetElapsedTime(begun));
    }

    /// <summary>Resident megabytes; what a busy machine has not yet taken back is waited for.</summary>
    private static async Task<long> Resting(PreauProcess demo)
    {
        for (var tries = 0; tries < 120 && demo.ResidentBytes >= 200 * Megabyte; tries++) await Task.Delay(500, TestContext.Current.CancellationToken);
        return demo.ResidentBytes / Megabyte;
    }

    /// <summary>It has given back what its start took, and does next to nothing any more.</summary>
    private static async Task UntilIdle(PreauProcess demo)
    {
        var began = Stopwatch.GetTimestamp();
        for (var (used, since) = (demo.ProcessorTime, began); Stopwatch.GetElapsedTime(since) < Quiet || Stopwatch.GetElapsedTime(began) < 4 * Quiet;)
        {
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(60));
            await Task.Delay(200, TestContext.Current.CancellationToken);
            if (demo.ProcessorTime - used > TimeSpan.FromMilliseconds(100)) (used, since) = (demo.ProcessorTime, Stopwatch.GetTimestamp());
        }
    }
}
