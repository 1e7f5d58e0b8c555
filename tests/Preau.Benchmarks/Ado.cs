using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Preau.Web.Storage;

namespace Preau.Benchmarks;

/// <summary>Plain ADO.NET on the town's database, from the provider's own pool.</summary>
public static class Ado
{
    public static async Task<DbConnection> Open(StoreAddress store)
    {
        DbConnection connection = store.IsSqlite ? new SqliteConnection(store.ConnectionString) : new NpgsqlConnection(store.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public static DbCommand Command(this DbConnection connection, string sql, DbTransaction? transaction, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public static async Task<int> Execute(this DbConnection connection, DbTransaction? transaction, string sql, params object[] values)
    {
        await using var command = connection.Command(sql, transaction, values);
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<List<T>> Read<T>(this DbConnection connection, DbTransaction? transaction, Func<DbDataReader, T> row, string sql, params object[] values)
    {
        await using var command = connection.Command(sql, transaction, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(row(reader));
        return rows;
    }

    /// <summary>A civil day as the provider takes it.</summary>
    public static object Day(StoreAddress store, DateOnly day) => store.IsSqlite ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : day;

    public static string List(IEnumerable<long> ids) => string.Join(',', ids.Append(0));
}
