using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Preau.Web.Storage.Bulk;

/// <summary>What was written of one table, with the sum of its values.</summary>
public sealed record TableFilled(string Table, long Rows, ulong Checksum);

/// <summary>
/// Fills the tables of an empty database with millions of rows in one transaction: killed in the middle, nothing stands. Indexes,
/// and the foreign keys of PostgreSQL, are put back all at once at the end.
/// </summary>
public sealed class BulkFill(PortalDb db)
{
    /// <summary>KiB of pages that SQLite keeps in memory meanwhile.</summary>
    private const int SqliteCacheKiB = 96 * 1024;

    private readonly List<TableFilled> filled = [];
    private readonly List<string> putBack = [];

    public IReadOnlyList<TableFilled> Filled => filled;

    /// <param name="act">Writes; what it adds to the context is saved with the rest.</param>
    public async Task<T> Run<T>(Func<Task<T>> act)
    {
        await db.Database.OpenConnectionAsync();
        if (db.IsSqlite)
        {
            // A rollback journal keeps what a page was before: of new pages, nothing. A write-ahead log would hold all of them twice.
            SqliteConnection.ClearAllPools();
            await Execute($"PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -{SqliteCacheKiB}; PRAGMA temp_store = FILE");
        }
        try
        {
            var result = await db.InOneTransaction(async () =>
            {
                filled.Clear();
                await TakeAway();
                var done = await act();
                await db.SaveChangesAsync();
                foreach (var statement in putBack) await Execute(statement);
                return done;
            });
            // What the planner knows of the tables is out of date; PostgreSQL would find out by itself, later.
            if (!db.IsSqlite) await Execute("ANALYZE");
            return result;
        }
        finally
        {
            if (db.IsSqlite) await Execute("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000");
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Streams the rows into their table: none is kept.</summary>
    /// <param name="progress">Told the number of rows now and then.</param>
    /// <param name="drawn">Properties that differ from one fill to the next.</param>
    public void Write<T>(IEnumerable<T> rows, Action<string, long>? progress = null, params string[] drawn)
        where T : class
    {
        const int Often = 10_000;
        var shape = RowShape<T>.Of(db.Model, drawn);
        using var sink = Sink(shape.Table, shape.Columns);
        foreach (var row in rows)
        {
            shape.Write(row, sink);
            if (sink.Rows % Often == 0) progress?.Invoke(shape.Table, sink.Rows);
        }
        sink.Complete();
        filled.Add(new(shape.Table, sink.Rows, sink.Checksum));
    }

    /// <summary>The keys that the database makes itself go on after the rows written.</summary>
    public async Task RaiseKeys()
    {
        if (db.IsSqlite) return;
        foreach (var table in filled.ConvertAll(f => f.Table).FindAll(t => db.Model.GetEntityTypes().Any(e => e.GetTableName() == t && e.FindProperty("Id")?.ValueGenerated == ValueGenerated.OnAdd)))
            await Execute($"""SELECT setval(pg_get_serial_sequence('"{table}"', 'Id'), (SELECT coalesce(max("Id"), 1) FROM "{table}"))""");
    }

    private RowSink Sink(string table, IReadOnlyList<string> columns) => db.Database.GetDbConnection() switch
    {
        SqliteConnection sqlite => new SqliteSink(sqlite, table, columns),
        NpgsqlConnection postgres => new PostgresSink(postgres, table, columns),
        var other => throw new NotSupportedException(other.GetType().Name),
    };

    /// <summary>A database builds an index, and PostgreSQL proves a foreign key, many times faster at once than row by row: they come back at the end.</summary>
    private async Task TakeAway()
    {
        const string OfSqlite = "SELECT format('DROP INDEX \"%w\"', name), sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY tbl_name, name";
        const string OfPostgres = """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)), 2 AS turn
            FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
            UNION ALL
            SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 1
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype <> 'f')
            ORDER BY 3, 1
            """;
        putBack.Clear();
        if (!db.IsSqlite) putBack.Add("SET LOCAL maintenance_work_mem = '256MB'");
        var drops = new List<string>();
        await using (var command = Command(db.IsSqlite ? OfSqlite : OfPostgres))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                drops.Add(reader.GetString(0));
                putBack.Add(reader.GetString(1));
            }
        }
        // Foreign keys first: they lean on unique indexes.
        foreach (var drop in drops.AsEnumerable().Reverse()) await Execute(drop);
    }

    private async Task Execute(string sql)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync();
    }

    private DbCommand Command(string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        return command;
    }
}
