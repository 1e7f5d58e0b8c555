using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Preau.Web.Storage;

/// <summary>Which database: a PostgreSQL connection, or else a file.</summary>
public sealed record StoreAddress(string? Postgres, string DataPath)
{
    /// <summary>A request that waits for the database ends within this time (seconds), with a message.</summary>
    private const int Patience = 10;

    public bool IsSqlite => Postgres is null;

    public string SqliteFile => Path.Combine(DataPath, "preau.db");

    /// <summary>Never makes the file: a disk that is not there must not look like an empty town.</summary>
    public string ConnectionString => Postgres ?? Sqlite(SqliteOpenMode.ReadWrite);

    public static StoreAddress Of(string? postgres, string dataPath)
    {
        if (postgres is null) return new StoreAddress(null, dataPath);
        var connection = new NpgsqlConnectionStringBuilder(postgres);
        if (!connection.ContainsKey("Timeout")) connection.Timeout = Patience / 2;
        if (!connection.ContainsKey("Command Timeout")) connection.CommandTimeout = Patience;
        // A page asks the same few questions: planning them is half of their time.
        if (!connection.ContainsKey("Max Auto Prepare")) connection.MaxAutoPrepare = 60;
        connection.ApplicationName ??= "preau";
        return new StoreAddress(connection.ToString(), dataPath);
    }

    /// <summary>A context outside of dependency injection: start-up, back-up, restore.</summary>
    /// <param name="mayCreate">The SQLite file may be made.</param>
    public PortalDb Open(bool mayCreate = false) => IsSqlite
        ? new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>()
            .UseSqlite(Sqlite(mayCreate ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite)).UseModel(BuiltModel.Sqlite).AddInterceptors(SqliteDurability.Instance).ConfigureWarnings(Quiet).Options)
        : new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(ConnectionString).UseModel(BuiltModel.Postgres).ConfigureWarnings(Quiet).Options);

    /// <summary>That the migrations fit the model is a test's matter: comparing them takes a tenth of a first start.</summary>
    private static void Quiet(WarningsConfigurationBuilder warnings) => warnings.Ignore(RelationalEventId.PendingModelChangesWarning);

    private string Sqlite(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = SqliteFile,
        Mode = mode,
        ForeignKeys = true,
        DefaultTimeout = 5,
    }.ToString();
}
