using Preau.Web.Hosting;

namespace Preau.Web.Storage.Backups;

/// <summary>
/// Brings a backup back into an empty folder and, with PostgreSQL, an empty database. Nothing is put in place before it
/// was checked; the next start brings an older shape up to date.
/// </summary>
public sealed class Restore(StoreAddress store)
{
    /// <exception cref="StartUpProblem">Not a backup, a damaged one, one of the other kind of database, or a place that is not empty.</exception>
    public async Task<BackupManifest> Run(string path, CancellationToken cancel = default)
    {
        using var archive = await ArchiveReader.Open(path);
        RefuseOtherProvider(archive.Manifest);
        DataFolder.Prepare(store.DataPath);
        using var turn = await FolderLock.TakeTurn(store.DataPath, cancel);
        if (Directory.EnumerateDirectories(store.DataPath).Any() || (store.IsSqlite && File.Exists(store.SqliteFile)))
        {
            throw new StartUpProblem($"Le dossier « {store.DataPath} » n’est pas vide : une sauvegarde ne se restaure que dans un dossier vide. Choisissez-en un autre (Preau__DataPath).");
        }

        var made = new List<string>();
        try
        {
            foreach (var name in archive.Manifest.Entries.Keys.Where(name => name.StartsWith(BackupManifest.Files, StringComparison.Ordinal)))
            {
                var target = Inside(name[BackupManifest.Files.Length..]) ?? throw archive.Damaged(name);
                made.Add(Path.GetRelativePath(store.DataPath, target).Split(Path.DirectorySeparatorChar)[0]);
                await archive.Extract(name, target);
            }

            await RestoreDatabase(archive, cancel);
        }
        catch
        {
            foreach (var folder in made.Distinct(StringComparer.Ordinal)) Directory.Delete(Path.Combine(store.DataPath, folder), recursive: true);
            throw;
        }

        return archive.Manifest;
    }

    private async Task RestoreDatabase(ArchiveReader archive, CancellationToken cancel)
    {
        if (store.IsSqlite)
        {
            await SqliteBackup.Restore(archive, store);
            return;
        }

        await using var db = store.Open();
        if (!await PostgresRestore.IsEmpty(db, cancel))
        {
            throw new StartUpProblem("ConnectionStrings__Preau : cette base n’est pas vide. Une sauvegarde ne se restaure que dans une base vide : créez-en une (createdb) et indiquez-la.");
        }

        await PostgresRestore.Run(archive, db, cancel);
    }

    private void RefuseOtherProvider(BackupManifest manifest)
    {
        var ours = store.IsSqlite ? BackupManifest.Sqlite : BackupManifest.Postgres;
        if (manifest.Provider == ours) return;
        throw new StartUpProblem(store.IsSqlite
            ? "Cette sauvegarde vient de PostgreSQL : indiquez une base vide dans ConnectionStrings__Preau."
            : "Cette sauvegarde vient d’une base SQLite : retirez ConnectionStrings__Preau pour la restaurer.");
    }

    /// <summary>Null when a name of the archive leads out of the data folder.</summary>
    private string? Inside(string name)
    {
        var target = Path.GetFullPath(Path.Combine(store.DataPath, name));
        return name.Contains('/', StringComparison.Ordinal) && target.StartsWith(store.DataPath + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? target : null;
    }
}
