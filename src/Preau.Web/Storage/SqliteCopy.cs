using Microsoft.Data.Sqlite;

namespace Preau.Web.Storage;

/// <summary>A consistent copy of an SQLite file that may be in use, by SQLite's own online backup.</summary>
public static class SqliteCopy
{
    public static void Make(string from, string to)
    {
        foreach (var part in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(to + part);
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        source.Open();
        target.Open();
        source.BackupDatabase(target);

        // The copy is one file: no write-ahead log to forget beside it.
        using var alone = target.CreateCommand();
        alone.CommandText = "PRAGMA journal_mode = DELETE";
        alone.ExecuteNonQuery();
    }
}
