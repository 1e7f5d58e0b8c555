using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Preau.Web.Storage;

/// <summary>
/// Reads what a statement of our own gives back. EF sends it, logged and counted like its own, but makes no query of it: it would compile
/// each new text anew, which costs more than the statement, and keep it.
/// </summary>
public static class RawReads
{
    /// <param name="sql">Numbers and days of our own may be written into it.</param>
    /// <param name="row">Makes a row of what the reader stands on.</param>
    public static async Task<List<T>> ReadRaw<T>(this PortalDb db, string sql, Func<DbDataReader, T> row, IEnumerable<DbParameter>? parameters = null)
    {
        var command = db.GetService<IRawSqlCommandBuilder>().Build(sql, parameters ?? [], db.Model);
        var connection = db.GetService<IRelationalConnection>();
        var logger = db.GetService<IRelationalCommandDiagnosticsLogger>();
        await using var reader = await command.RelationalCommand.ExecuteReaderAsync(new(connection, command.ParameterValues, readerColumns: null, db, logger, CommandSource.FromSqlQuery));
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(row(reader.DbDataReader));
        return rows;
    }
}
