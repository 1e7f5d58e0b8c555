using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Hosting;

[Trait("Store", "its own")]
public sealed class UpgradeTests
{
    [Fact]
    public async Task The_lock_row_of_a_killed_migration_does_not_hold_a_start_up()
    {
        using var folder = new TemporaryFolder();
        var store = new StoreAddress(null, folder.Path);
        File.WriteAllBytes(store.SqliteFile, []);
        Execute(store, "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");

        await Upgrade(store).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task The_copy_of_an_interrupted_migration_comes_back()
    {
        using var folder = new TemporaryFolder();
        var store = new StoreAddress(null, folder.Path);
        await Upgrade(store);
        SqliteConnection.ClearAllPools();
        File.Move(store.SqliteFile, store.SqliteFile + ".avant-migration");
        File.WriteAllText(store.SqliteFile, "half a migration");

        var (installation, isNew) = await Upgrade(store);

        Assert.False(isNew);
        Assert.True(installation.IsDemo);
        Assert.False(File.Exists(store.SqliteFile + ".avant-migration"));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_database_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var store = new StoreAddress(null, folder.Path);
        await Upgrade(store);

        // The history forgets, so the same migration runs again on tables that stand: it fails at its first statement.
        Execute(store, "DELETE FROM \"__EFMigrationsHistory\"; CREATE TABLE Keepsake (Id INTEGER); INSERT INTO Keepsake VALUES (7)");
        await Assert.ThrowsAsync<StartUpProblem>(() => Upgrade(store));

        Assert.Equal(7L, Execute(store, "SELECT Id FROM Keepsake"));
        Assert.False(File.Exists(store.SqliteFile + ".avant-migration"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_untouched()
    {
        using var folder = new TemporaryFolder();
        var store = new StoreAddress(null, folder.Path);
        await Upgrade(store);
        Execute(store, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231235959_Future', '99.0.0')");

        var problem = await Assert.ThrowsAsync<StartUpProblem>(() => Upgrade(store));

        Assert.Contains("plus récente", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orphans_are_found_after_a_migration()
    {
        using var folder = new TemporaryFolder();
        var store = new StoreAddress(null, folder.Path);
        await using (var db = store.Open(mayCreate: true)) await db.Database.MigrateAsync("20261124000000_Initial");
        Execute(store, "INSERT INTO Installations (IsDemo, CreatedAt, LastInstant) VALUES (1, '2026-01-01 00:00:00', '1970-01-01 00:00:00')");
        Execute(store, "CREATE TABLE Orphan (Id INTEGER PRIMARY KEY, InstallationId INTEGER REFERENCES Installations(Id)); PRAGMA foreign_keys = OFF; INSERT INTO Orphan VALUES (1, 999)");

        var problem = await Assert.ThrowsAsync<StartUpProblem>(() => Upgrade(store));

        Assert.Contains("orphelines", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_made_when_the_settings_do_not_suit()
    {
        using var folder = new TemporaryFolder();
        var store = new StoreAddress(null, folder.Path);

        await Assert.ThrowsAsync<StartUpProblem>(() => new StoreUpgrade(store, false, _ => throw new StartUpProblem("non")).Run());

        Assert.False(File.Exists(store.SqliteFile));
    }

    [Fact]
    public async Task A_running_product_is_not_migrated_under_its_feet()
    {
        using var folder = new TemporaryFolder();
        var store = new StoreAddress(null, folder.Path);
        await Upgrade(store);
        Execute(store, "DELETE FROM \"__EFMigrationsHistory\"");
        using var running = FolderLock.Use(folder.Path);

        var problem = await Assert.ThrowsAsync<StartUpProblem>(() => Upgrade(store));

        Assert.Contains("en marche", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_that_start_together_make_one_database()
    {
        using var folder = new TemporaryFolder();
        var data = ("Preau__DataPath", folder["data"]);

        var ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PreauProcess.Run(["migrate"], data, ("ASPNETCORE_ENVIRONMENT", "Development"))));

        Assert.All(ends, end => Assert.Equal(0, end.Code));
        Assert.Equal(1L, Execute(new StoreAddress(null, folder["data"]), "SELECT count(*) FROM Installations"));
    }

    /// <summary>After so many changes of its files: nothing but a lock, a file, half of the tables, nearly all.</summary>
    [Fact]
    public async Task A_start_killed_at_any_moment_is_made_good_by_the_next()
    {
        using var folder = new TemporaryFolder();
        var data = ("Preau__DataPath", folder["data"]);
        var development = ("ASPNETCORE_ENVIRONMENT", "Development");
        foreach (var changes in (int[])[1, 5, 20, 60, 120])
        {
            Directory.CreateDirectory(folder["data"]);
            using (var watched = new Changes(folder["data"], changes))
            await using (var begun = PreauProcess.Begin(["migrate"], data, development))
            {
                await Task.WhenAny(watched.Reached, begun.Ended).WaitAsync(TimeSpan.FromSeconds(60));
                await begun.Kill();
            }

            var (code, _, errors) = await PreauProcess.Run(["migrate"], data, development);

            Assert.True(code == 0, errors);
            Assert.Equal("ok", Execute(new StoreAddress(null, folder["data"]), "PRAGMA integrity_check"));
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder["data"], recursive: true);
        }
    }

    /// <summary>Counts what is written under a folder.</summary>
    private sealed class Changes : IDisposable
    {
        private readonly FileSystemWatcher watcher;
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int left;

        public Changes(string folder, int count)
        {
            left = count;
            watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
            watcher.Created += (_, _) => One();
            watcher.Changed += (_, _) => One();
            watcher.Deleted += (_, _) => One();
            watcher.EnableRaisingEvents = true;
        }

        public Task Reached => reached.Task;

        public void Dispose() => watcher.Dispose();

        private void One()
        {
            if (Interlocked.Decrement(ref left) == 0) reached.TrySetResult();
        }
    }

    private static Task<(Installation Installation, bool IsNew)> Upgrade(StoreAddress store) => new StoreUpgrade(store, becomesDemo: true, _ => { }).Run();

    private static object? Execute(StoreAddress store, string sql)
    {
        using var db = new SqliteConnection(store.ConnectionString + ";Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
