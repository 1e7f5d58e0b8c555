using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Preau.Web.Storage;

/// <summary>
/// Writes many rows of one entity by one statement: EF sends one command per row on SQLite. Values go through the model's own
/// converters. For flat entities only: no complex property, nothing owned.
/// </summary>
public static class ManyRows
{
    /// <summary>PostgreSQL takes 65,535 parameters in a statement.</summary>
    private const int MostParameters = 64_000;

    /// <summary>Inserts the rows and gives them the keys that the database makes; nothing is tracked.</summary>
    public static async Task InsertMany<T>(this PortalDb db, IReadOnlyList<T> rows)
        where T : class
    {
        if (rows.Count == 0) return;
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is no entity.");
        if (entity.GetComplexProperties().Any()) throw new ArgumentException($"{typeof(T).Name} is not flat.");
        var made = entity.FindPrimaryKey()!.Properties.SingleOrDefault(p => p.ValueGenerated == ValueGenerated.OnAdd);
        var columns = entity.GetProperties().Where(p => p != made).ToList();
        foreach (var part in rows.Chunk(MostParameters / columns.Count)) await Insert(db, entity, made, columns, part);
    }

    private static async Task Insert<T>(PortalDb db, IEntityType entity, IProperty? made, List<IProperty> columns, T[] rows)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Many rows are written inside the transaction of the act.");
        var (source, parameters) = db.IsSqlite ? Json(columns, rows) : Values(db, columns, rows);
        var sql = $"""INSERT INTO "{entity.GetTableName()}" ({string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""))}) {source}""";
        if (made is null)
        {
            await db.Database.ExecuteSqlRawAsync(sql, parameters);
            return;
        }
        var keys = await db.ReadRaw($"{sql} RETURNING \"{made.GetColumnName()}\"", row => row.GetInt64(0), parameters);
        // Rows are numbered as they are listed; in which order they come back is not promised.
        keys.Sort();
        for (var i = 0; i < rows.Length; i++) made.PropertyInfo!.SetValue(rows[i], keys[i]);
    }

    private static (string Source, List<DbParameter> Parameters) Values<T>(PortalDb db, List<IProperty> columns, T[] rows)
    {
        using var maker = db.Database.GetDbConnection().CreateCommand();
        var parameters = new List<DbParameter>(rows.Length * columns.Count);
        var sql = new StringBuilder("VALUES ");
        foreach (var row in rows)
        {
            var separator = parameters.Count == 0 ? "(" : ", (";
            foreach (var column in columns)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"@p{parameters.Count}");
                parameters.Add(column.GetRelationalTypeMapping().CreateParameter(maker, name, column.PropertyInfo!.GetValue(row), column.IsNullable));
                sql.Append(separator).Append(name);
                separator = ", ";
            }
            sql.Append(')');
        }
        return (sql.ToString(), parameters);
    }

    // SQLite looks each parameter up by its name among all others: a thousand rows of twelve columns took seconds. They are one parameter.
    private static (string Source, List<DbParameter> Parameters) Json<T>(List<IProperty> columns, T[] rows)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var column in columns) SqliteJson.Write(json, Stored(column, column.PropertyInfo!.GetValue(row)));
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        return ($"SELECT {string.Join(", ", columns.Select((_, i) => $"json_extract(value, '$[{i}]')"))} FROM json_each(@rows)", [new SqliteParameter("@rows", Encoding.UTF8.GetString(text.WrittenSpan))]);
    }

    private static object? Stored(IProperty column, object? value) =>
        value is not null && column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
}
