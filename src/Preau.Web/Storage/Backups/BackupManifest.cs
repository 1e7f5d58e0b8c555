namespace Preau.Web.Storage.Backups;

/// <summary>What a backup holds, written last: a file without it is not a backup.</summary>
/// <param name="Version">Of the product that wrote it.</param>
/// <param name="Provider">"sqlite" or "postgresql": a backup goes back to the same kind of database.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Migrations">Those applied to the database then.</param>
/// <param name="Tables">Every table, with its number of rows.</param>
/// <param name="Entries">Every file of the archive with its SHA-256.</param>
public sealed record BackupManifest(
    string Version, string Provider, DateTime At, IReadOnlyList<string> Migrations, IReadOnlyList<BackupTable> Tables, IReadOnlyDictionary<string, string> Entries)
{
    public const string Entry = "manifest.json";
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgresql";
    public const string SqliteEntry = "base/preau.db";
    public const string Files = "fichiers/";

    public static string TableEntry(string table) => $"base/{table}.copy";
}

/// <param name="Columns">In the order of the archived rows; empty when the whole database is one file.</param>
public sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows);
