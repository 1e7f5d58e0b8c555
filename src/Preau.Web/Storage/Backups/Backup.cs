using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;

namespace Preau.Web.Storage.Backups;

/// <summary>
/// One file with everything that an installation must not lose: the database (with the keys that protect its cookies and
/// secrets) and the files of the data folder, taken while the product runs. It gets its name only once it was read back.
/// </summary>
public sealed class Backup(StoreAddress store, TimeProvider time)
{
    /// <exception cref="StartUpProblem">No database to back up, the file exists, or what was written cannot be read back.</exception>
    public async Task<BackupManifest> Write(string path, CancellationToken cancel = default)
    {
        var target = Path.GetFullPath(path);
        if (File.Exists(target)) throw new StartUpProblem($"Le fichier « {target} » existe déjà : une sauvegarde n’en écrase pas une autre.");
        if (store.IsSqlite && !File.Exists(store.SqliteFile)) throw new StartUpProblem($"Il n’y a pas de base à sauvegarder dans « {store.DataPath} ».");

        var draft = target + ".en-cours";
        try
        {
            await WriteArchive(draft, target, cancel);
            using (var written = await ArchiveReader.Open(draft)) await ReadBack(written, draft);
            File.Move(draft, target);
        }
        finally
        {
            File.Delete(draft);
        }

        using var final = await ArchiveReader.Open(target);
        return final.Manifest;
    }

    private async Task WriteArchive(string draft, string target, CancellationToken cancel)
    {
        await using var file = new FileStream(draft, FileMode.Create, FileAccess.Write);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using (var archive = new ArchiveWriter(file))
        {
            await using var db = store.Open();
            var migrations = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
            var tables = store.IsSqlite
                ? await SqliteBackup.Write(store, archive, draft + ".db", cancel)
                : await PostgresBackup.Write(db, archive, cancel);

            // After the database: a file that a row names was there before the row.
            foreach (var (name, path) in DataFiles(target)) await archive.AddFile(BackupManifest.Files + name, path);
            var provider = store.IsSqlite ? BackupManifest.Sqlite : BackupManifest.Postgres;
            await archive.Finish(entries => new BackupManifest(Version, provider, time.GetUtcNow().UtcDateTime, migrations, tables, entries));
        }

        file.Flush(flushToDisk: true);
    }

    private static string Version => Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Everything in the sub-folders of the data folder; backups kept there excepted.</summary>
    private IEnumerable<(string Name, string Path)> DataFiles(string target)
    {
        if (!Directory.Exists(store.DataPath)) return [];
        return Directory.EnumerateDirectories(store.DataPath)
            .Where(folder => folder != Path.GetDirectoryName(target))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(store.DataPath, path).Replace('\\', '/'), path));
    }

    private static async Task ReadBack(ArchiveReader archive, string draft)
    {
        foreach (var name in archive.Manifest.Entries.Keys.Where(name => !name.StartsWith("base/", StringComparison.Ordinal)))
        {
            await archive.Read(name, _ => Task.CompletedTask);
        }

        if (archive.Manifest.Provider == BackupManifest.Sqlite) await SqliteBackup.ReadBack(archive, draft + ".db");
        else await PostgresBackup.ReadBack(archive);
    }
}
