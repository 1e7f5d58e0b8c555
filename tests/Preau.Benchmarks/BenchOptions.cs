using System.Globalization;

namespace Preau.Benchmarks;

/// <summary>What is measured, on which town and database.</summary>
/// <param name="Verb">One work, or "all".</param>
/// <param name="Postgres">Connection of a database that is empty, or filled by an earlier run; null: SQLite.</param>
/// <param name="Data">Data folder; an SQLite town that an earlier run filled is used again.</param>
/// <param name="Rushers">Families of the rush.</param>
public sealed record BenchOptions(string Verb, int Families, string? Postgres, string Data, int Rounds, int Rushers)
{
    private static readonly string[] Verbs = ["month", "confirm", "pattern", "campaign", "rush", "all"];

    public bool NeedsTown => Verb != "campaign";

    public bool Has(string work) => Verb == work || Verb == "all";

    public static BenchOptions? Read(string[] args)
    {
        if (args.Length == 0 || !Verbs.Contains(args[0], StringComparer.Ordinal) || args.Length % 2 == 0) return null;
        var given = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var postgres = given.GetValueOrDefault("--postgres") ?? (given.GetValueOrDefault("--provider") == "postgres" ? Environment.GetEnvironmentVariable("PREAU_BENCH_POSTGRES") ?? throw new ArgumentException("--postgres or PREAU_BENCH_POSTGRES names the database.") : null);
        var families = Number("--families", 20_000);
        return new(args[0], families, postgres, given.GetValueOrDefault("--data") ?? Path.Combine(Path.GetTempPath(), $"preau-bench-{(postgres is null ? "sqlite" : "postgres")}-{families}"), Number("--rounds", 7), Number("--rushers", Math.Min(10_000, families / 2)));

        int Number(string name, int otherwise) => given.TryGetValue(name, out var text) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
    }
}
