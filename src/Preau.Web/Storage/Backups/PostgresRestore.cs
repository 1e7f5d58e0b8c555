using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Preau.Web.Hosting;

namespace Preau.Web.Storage.Backups;

/// <summary>Fills an empty PostgreSQL database from a backup: the shape it had then, its rows, its foreign keys again.</summary>
internal static class PostgresRestore
{
    private const string History = "__EFMigrationsHistory";

    public static async Task<bool> IsEmpty(PortalDb db, CancellationToken cancel)
    {
        var creator = (IRelationalDatabaseCreator)db.GetService<IDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel)) await creator.CreateAsync(cancel);
        return !await creator.HasTablesAsync(cancel);
    }

    public static async Task Run(ArchiveReader archive, PortalDb db, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var then = archive.Manifest.Migrations;
        if (then.Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any())
        {
            throw new StartUpProblem($"Cette sauvegarde vient d’une version plus récente de Préau ({archive.Manifest.Version}). Restaurez-la avec cette version.");
        }

        try
        {
            await db.GetService<IMigrator>().MigrateAsync(then[^1], cancel);
            await Load(archive, db, cancel);
        }
        catch
        {
            // The database was empty before: half a restore would only be in the way of the next one.
            await db.Database.ExecuteSqlRawAsync("DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP EXECUTE format('DROP TABLE %I CASCADE', t); END LOOP; END $$", CancellationToken.None);
            throw;
        }
    }

    private static async Task Load(ArchiveReader archive, PortalDb db, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open) await connection.OpenAsync(cancel);
        await using var whole = await connection.BeginTransactionAsync(cancel);
        var (drop, add) = await PostgresTables.ForeignKeys(connection, cancel);
        await Execute(connection, drop, cancel);
        foreach (var table in archive.Manifest.Tables.Where(t => t.Name != History))
        {
            // A migration may have put rows in; the backup has them too.
            await Execute(connection, [$"DELETE FROM {PostgresTables.Quoted(table.Name)}"], cancel);
            await archive.Read(BackupManifest.TableEntry(table.Name), async entry =>
            {
                await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {PostgresTables.WithColumns(table)} FROM STDIN (FORMAT BINARY)", cancel);
                await entry.CopyToAsync(rows, cancel);
            });
            if (await PostgresTables.Count(connection, table.Name, cancel) != table.Rows) throw archive.Damaged(table.Name);
        }

        await Execute(connection, add, cancel);
        await Execute(connection, await PostgresTables.Counters(connection, cancel), cancel);
        await whole.CommitAsync(cancel);
    }

    private static async Task Execute(NpgsqlConnection db, IEnumerable<string> statements, CancellationToken cancel)
    {
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, db) { CommandTimeout = 3600 };
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
