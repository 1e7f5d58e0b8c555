namespace Preau.Benchmarks;

/// <summary>One family of the rush, drawn beforehand: when it arrives (seconds after the start), how it behaves.</summary>
/// <param name="Key">Of its session; null: it signs in first.</param>
/// <param name="Box">The box that it wants, as the form posts it.</param>
/// <param name="WithoutScript">Reads the summary before it confirms.</param>
/// <param name="Tabs">Windows that it opens: two for some.</param>
/// <param name="Lost">Its network is away for 20 s after the first page.</param>
public sealed record RushFamily(int Index, double Arrives, string? Key, string Email, string Box, bool WithoutScript, int Tabs, bool Lost);

/// <summary>The families of an opening (the reference page of the opening day): 40 % in the ten seconds around it, the rest over minutes.</summary>
public static class RushPlan
{
    /// <summary>Seconds from the start of the run to the opening.</summary>
    private const double Opening = 5;
    private const double MeanSeconds = 120;

    public static IReadOnlyList<RushFamily> Of(IReadOnlyList<(string Key, string Email, string Box)> families, int seed)
    {
        var draw = new Random(seed);
        return [.. families.Select((f, i) =>
        {
            var arrives = draw.NextDouble() < 0.4 ? Opening - 5 + (10 * draw.NextDouble()) : Opening - (MeanSeconds * Math.Log(1 - draw.NextDouble()));
            var signsIn = draw.NextDouble() < 0.4;
            var (tabs, parents) = (draw.NextDouble() < 0.05, draw.NextDouble() < 0.1);
            return new RushFamily(i, arrives, signsIn ? null : f.Key, f.Email, f.Box, draw.NextDouble() < 0.05, tabs || parents ? 2 : 1, draw.NextDouble() < 0.05);
        }).OrderBy(f => f.Arrives)];
    }

    /// <summary>Log-normal around a median, in seconds.</summary>
    public static TimeSpan Think(Random draw, double median)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - draw.NextDouble())) * Math.Cos(2 * Math.PI * draw.NextDouble());
        return TimeSpan.FromSeconds(median * Math.Exp(0.6 * normal));
    }
}
