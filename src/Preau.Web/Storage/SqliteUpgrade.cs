using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;

namespace Preau.Web.Storage;

/// <summary>The SQLite half of <see cref="StoreUpgrade"/>: it works on a file that nobody else has open.</summary>
internal sealed class SqliteUpgrade(StoreAddress store)
{
    /// <summary>The copy made before a migration, empty when there was no database; there at a start only when an earlier start was interrupted.</summary>
    private readonly string copy = store.SqliteFile + ".avant-migration";

    private FileStream? alone;

    public async Task<(Installation Installation, bool IsNew)> Run(StoreUpgrade upgrade, CancellationToken cancel)
    {
        using var turn = await FolderLock.TakeTurn(store.DataPath, cancel);
        PutBack();
        var isNew = !File.Exists(store.SqliteFile);
        try
        {
            (Installation, bool) result;
            await using (var db = store.Open(mayCreate: true))
            {
                if (!isNew) await Free(db, cancel);
                result = await upgrade.Finish(db, () => Keep(isNew), cancel);
                await AssertSound(db, cancel);
            }

            File.Delete(copy);
            return result;
        }
        catch
        {
            SqliteConnection.ClearAllPools();
            if (isNew) Forget();
            PutBack();
            throw;
        }
        finally
        {
            if (alone is not null) await alone.DisposeAsync();
        }
    }

    /// <summary>
    /// EF takes its migration lock with a row, which a killed process leaves behind: every later start would wait for ever.
    /// It is our turn on the folder, so nobody else is migrating: the row is stale.
    /// </summary>
    private static async Task Free(PortalDb db, CancellationToken cancel) =>
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);

    private void Keep(bool isNew)
    {
        alone = FolderLock.TryAlone(store.DataPath)
            ?? throw new StartUpProblem($"Préau est en marche sur le dossier « {store.DataPath} » : arrêtez-le avant de mettre sa base à jour.");
        // Some migrations leave the transaction: half of a new database would not be made good by running them again.
        if (isNew)
        {
            File.WriteAllBytes(copy, []);
            return;
        }
        SqliteCopy.Make(store.SqliteFile, copy + ".tmp");
        File.Move(copy + ".tmp", copy, overwrite: true);
    }

    private void PutBack()
    {
        if (!File.Exists(copy)) return;
        Forget();
        if (new FileInfo(copy).Length == 0) File.Delete(copy);
        else File.Move(copy, store.SqliteFile);
    }

    private void Forget()
    {
        foreach (var part in (string[])["-wal", "-shm", "-journal", ""]) File.Delete(store.SqliteFile + part);
    }

    private async Task AssertSound(PortalDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        string[] wanted = ["journal_mode=wal", "synchronous=2", "foreign_keys=1"];
        foreach (var setting in wanted)
        {
            var name = setting[..setting.IndexOf('=', StringComparison.Ordinal)];
            var found = $"{name}={await Scalar(db, $"PRAGMA {name}", cancel)}";
            if (found != setting) throw new StartUpProblem($"La base SQLite n’est pas réglée comme il faut ({found} au lieu de {setting}). Déplacez le dossier de données sur un disque local.");
        }

        // Every row is looked at, which takes minutes in a large town: after a migration, not at each start.
        if (alone is not null && await Scalar(db, "SELECT count(*) FROM pragma_foreign_key_check", cancel) is not 0L)
        {
            throw new StartUpProblem("La base de données contient des lignes orphelines : la mise à jour est annulée, la base d’avant est revenue. Signalez-le avec la version de Préau.");
        }
    }

    private static async Task<object?> Scalar(PortalDb db, string sql, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancel);
    }
}
