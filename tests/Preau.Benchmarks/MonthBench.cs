using System.Globalization;
using System.IO.Compression;

namespace Preau.Benchmarks;

/// <summary>The month page of four children in three activities, against the bare endpoint.</summary>
public sealed class MonthBench(BenchTown town)
{
    private const string Page = "/reservations?mois=2027-03";
    private const string Bare = "/banc/mois?mois=2027-03";
    private const int MostBytes = 14 * 1024;

    public async Task Run()
    {
        using var parent = await town.SignedIn(await town.FamilyOfFour());
        var html = await Get(parent, Page);
        var times = await Rounds.Run(town.Options.Rounds, warmUp: 3, each: 40, ("product", () => Get(parent, Page)), ("bare", () => Get(parent, Bare)));
        var ratio = times[1].Median / times[0].Median;
        Machine.Row("month", "four children, three activities, speed of the bare", $"{ratio.ToString("0.00", CultureInfo.InvariantCulture)}: {times[0]}, {times[1]}", "at least 0.6", ratio >= 0.6);
        var packed = Packed(html);
        Machine.Row("month", "HTML compressed", $"{packed} bytes of {html.Length}", "at most 14 KB", packed <= MostBytes);
    }

    private static async Task<byte[]> Get(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static long Packed(byte[] html)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(html);
        return packed.Length;
    }
}
