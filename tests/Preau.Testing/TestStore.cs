using Npgsql;

namespace Preau.Testing;

/// <summary>
/// The database of one host: an SQLite file, or a PostgreSQL database when <c>PREAU_TEST_POSTGRES</c> holds an
/// administrator's connection string. A seeded one is made once per run and copied.
/// </summary>
public sealed class TestStore : IAsyncDisposable
{
    private static readonly SemaphoreSlim OneTemplate = new(1, 1);
    private static readonly Dictionary<string, string> Templates = new(StringComparer.Ordinal);

    private readonly string? database;

    private TestStore(string folder, string? database)
    {
        Folder = folder;
        this.database = database;
    }

    public static string? PostgresAdmin { get; } = Environment.GetEnvironmentVariable("PREAU_TEST_POSTGRES");

    public static bool OnPostgres => !string.IsNullOrEmpty(PostgresAdmin);

    /// <summary>The data folder of the host.</summary>
    public string Folder { get; }

    /// <summary>Null on SQLite.</summary>
    public string? ConnectionString => database is null ? null : Connection(database);

    public static async Task<TestStore> Empty()
    {
        var folder = Directory.CreateTempSubdirectory("preau-test-").FullName;
        if (!OnPostgres) return new(folder, null);
        var database = NewName();
        await Execute($"CREATE DATABASE {database}");
        return new(folder, database);
    }

    /// <summary>A copy of what <paramref name="make"/> left in an empty store; made once per run and name.</summary>
    public static async Task<TestStore> CopyOf(string template, Func<TestStore, Task> make)
    {
        await OneTemplate.WaitAsync();
        try
        {
            if (!Templates.ContainsKey(template))
            {
                var made = await Empty();
                await make(made);
                Templates[template] = OnPostgres ? made.database! : made.Folder;
                if (OnPostgres) NpgsqlConnection.ClearAllPools();
            }
            var copy = Directory.CreateTempSubdirectory("preau-test-").FullName;
            if (!OnPostgres)
            {
                foreach (var file in Directory.EnumerateFiles(Templates[template], "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
                {
                    var target = Path.Combine(copy, Path.GetRelativePath(Templates[template], file));
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(file, target);
                }
                return new(copy, null);
            }
            var database = NewName();
            await Execute($"CREATE DATABASE {database} TEMPLATE {Templates[template]}");
            return new(copy, database);
        }
        finally
        {
            OneTemplate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (database is not null)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
            await Execute($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }
        Directory.Delete(Folder, recursive: true);
    }

    private static string NewName() => $"preau_{Guid.NewGuid():N}";

    private static string Connection(string name) => new NpgsqlConnectionStringBuilder(PostgresAdmin) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgresAdmin) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
