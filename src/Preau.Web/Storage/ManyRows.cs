using System.Data.Common;
using System.Globalization;
using System.Text;
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
    /// <summary>SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535.</summary>
    private const int MostParameters = 32_000;

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
        using var maker = db.Database.GetDbConnection().CreateCommand();
        var parameters = new List<DbParameter>(rows.Length * columns.Count);
        var sql = new StringBuilder($"""INSERT INTO "{entity.GetTableName()}" ({string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""))}) VALUES """);
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
        if (made is null)
        {
            await db.Database.ExecuteSqlRawAsync(sql.ToString(), parameters);
            return;
        }
        sql.Append(CultureInfo.InvariantCulture, $" RETURNING \"{made.GetColumnName()}\" AS \"Value\"");
        var keys = await db.Database.SqlQueryRaw<long>(sql.ToString(), [.. parameters]).ToListAsync();
        // Rows are numbered as they are listed; in which order they come back is not promised.
        keys.Sort();
        for (var i = 0; i < rows.Length; i++) made.PropertyInfo!.SetValue(rows[i], keys[i]);
    }
}
