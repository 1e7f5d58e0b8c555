using System.Diagnostics;
using System.Globalization;

namespace Preau.Web.Tests.Hosting;

/// <summary>What the first command of a newcomer costs: time until the first page, and memory once it waits for somebody.</summary>
public sealed class IdleTests
{
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan FirstPage = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_new_demo_shows_its_first_page_soon_and_rests_under_200_megabytes()
    {
        using var folder = new TemporaryFolder();
        var begun = Stopwatch.GetTimestamp();
        var (demo, bound) = await PreauProcess.Serve("Development", ("Preau__DataPath", folder["data"]), ("Preau__Demo__Now", "2026-11-24T08:00:00+01:00"));
        await using var _ = demo;
        using var client = new HttpClient();
        var page = await client.GetStringAsync(new Uri($"http://localhost:{bound.Port}/"));
        var took = Stopwatch.GetElapsedTime(begun);
        var bar = FirstPage * Crowd();

        await UntilIdle(demo);
        var resident = await Resting(demo);

        TestContext.Current.TestOutputHelper!.WriteLine($"First page after {took.TotalSeconds:F1} s (bar here {bar.TotalSeconds:F1} s), {resident} MB at rest");
        Assert.Contains("</html>", page, StringComparison.Ordinal);
        Assert.InRange(took, TimeSpan.Zero, bar);
        Assert.InRange(resident, 1, 199);
    }

    /// <summary>
    /// How many programs want each core of this machine now: so much longer everything takes. The system's figure lags behind by a
    /// minute, and the suite alone counts for several: eight at least. Alone on a machine the start is measured by hand.
    /// </summary>
    private static double Crowd()
    {
        var load = double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
        return Math.Max(8, load / Environment.ProcessorCount);
    }

    /// <summary>Resident megabytes; what a busy machine has not yet taken back is waited for.</summary>
    private static async Task<long> Resting(PreauProcess demo)
    {
        for (var tries = 0; tries < 60 && demo.ResidentBytes >= 200 * Megabyte; tries++) await Task.Delay(500, TestContext.Current.CancellationToken);
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
