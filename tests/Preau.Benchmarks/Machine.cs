using System.Globalization;
using System.Runtime.InteropServices;

namespace Preau.Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static void Print(BenchOptions options)
    {
        Console.WriteLine($"{Cpu()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MB, load {Load()}");
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {(options.Postgres is null ? "SQLite" : "PostgreSQL")}, town of {options.Families} families");
        Console.WriteLine();
    }

    /// <summary>Of a database's own saying.</summary>
    public static void PrintDatabase(string version) => Console.WriteLine($"Database: {version}\n");

    public static void Row(string work, string what, string measured, string target, bool? holds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {work,-8} | {what,-52} | {measured,-34} | {target,-18} | {(holds is { } h ? h ? "yes" : "NO" : ""),-3} |"));

    private static string Cpu() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";
}
