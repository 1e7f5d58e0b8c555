using Microsoft.Data.Sqlite;

namespace Preau.Web.Storage.Backups;

/// <summary>The SQLite half of a backup: one consistent copy of the file.</summary>
internal static class SqliteBackup
{
    public static async Task<IReadOnlyList<BackupTable>> Write(StoreAddress store, ArchiveWriter archive, string temporary, CancellationToken cancel)
    {
        try
        {
            SqliteCopy.Make(store.SqliteFile, temporary);
            var tables = await Count(temporary, cancel);
            await archive.AddFile(BackupManifest.SqliteEntry, temporary);
            return tables;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static async Task ReadBack(ArchiveReader archive, string temporary)
    {
        try
        {
            await archive.Extract(BackupManifest.SqliteEntry, temporary);
            await Check(archive, temporary);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Puts the file in its place, once it is known to be whole.</summary>
    public static async Task Restore(ArchiveReader archive, StoreAddress store)
    {
        var temporary = store.SqliteFile + ".restauration";
        File.Delete(temporary);
        try
        {
            await archive.Extract(BackupManifest.SqliteEntry, temporary);
            await Check(archive, temporary);
            File.Move(temporary, store.SqliteFile);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task Check(ArchiveReader archive, string file)
    {
        var found = await Count(file, CancellationToken.None);
        if (!found.Select(t => (t.Name, t.Rows)).SequenceEqual(archive.Manifest.Tables.Select(t => (t.Name, t.Rows)))) throw archive.Damaged(BackupManifest.SqliteEntry);
        await using var db = await Open(file);
        if (await Scalar(db, "PRAGMA integrity_check") is not "ok") throw archive.Damaged(BackupManifest.SqliteEntry);
    }

    private static async Task<IReadOnlyList<BackupTable>> Count(string file, CancellationToken cancel)
    {
        await using var db = await Open(file);
        var names = new List<string>();
        await using (var command = db.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel)) names.Add(rows.GetString(0));
        }

        var tables = new List<BackupTable>();
        foreach (var name in names) tables.Add(new BackupTable(name, [], (long)(await Scalar(db, $"SELECT count(*) FROM \"{name}\""))!));
        return tables;
    }

    private static async Task<SqliteConnection> Open(string file)
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await db.OpenAsync();
        return db;
    }

    private static async Task<object?> Scalar(SqliteConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
