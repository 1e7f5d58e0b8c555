using Npgsql;

namespace Preau.Web.Storage.Backups;

/// <summary>What stands in a PostgreSQL database, asked from its catalogue.</summary>
internal static class PostgresTables
{
    public static Task<List<string>> Names(NpgsqlConnection db, CancellationToken cancel) => List(
        db, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename", null, cancel);

    public static Task<List<string>> Columns(NpgsqlConnection db, string table, CancellationToken cancel) => List(
        db,
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position",
        table,
        cancel);

    public static async Task<long> Count(NpgsqlConnection db, string table, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {Quoted(table)}", db);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Statements that take the foreign keys away, and those that put them back (which checks every row).</summary>
    public static async Task<(List<string> Drop, List<string> Add)> ForeignKeys(NpgsqlConnection db, CancellationToken cancel)
    {
        const string keys = "FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conname";
        var drop = await List(db, $"SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) {keys}", null, cancel);
        var add = await List(db, $"SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) {keys}", null, cancel);
        return (drop, add);
    }

    /// <summary>One statement per counted column: the next number follows the highest one.</summary>
    public static Task<List<string>> Counters(NpgsqlConnection db, CancellationToken cancel) => List(
        db,
        """
        SELECT format('SELECT setval(%L, coalesce(max(%I), 0) + 1, false) FROM %I',
                      pg_get_serial_sequence(quote_ident(table_name), column_name), column_name, table_name)
        FROM information_schema.columns
        WHERE table_schema = current_schema() AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
        """,
        null,
        cancel);

    public static string WithColumns(BackupTable table) => $"{Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(Quoted))})";

    public static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static async Task<List<string>> List(NpgsqlConnection db, string sql, string? parameter, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, db);
        if (parameter is not null) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        var found = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) found.Add(rows.GetString(0));
        return found;
    }
}
