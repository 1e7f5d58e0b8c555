using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Preau.Web.Storage;

/// <summary>
/// The tables of a new database by one script, written by `eng/write-schema` from the migrations and kept true by a test: one after the
/// other, with the model that each of them describes, the migrations would take a second of a first start.
/// </summary>
internal static class NewSchema
{
    /// <summary>Makes the file where there is none, and everything that the migrations make, with their names; all of it or nothing.</summary>
    public static async Task Make(PortalDb db, CancellationToken cancel)
    {
        var creator = (IRelationalDatabaseCreator)db.GetService<IDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel)) await creator.CreateAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = await Script(db.IsSqlite ? "Sqlite" : "Postgres", cancel);
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<string> Script(string provider, CancellationToken cancel)
    {
        using var reader = new StreamReader(typeof(NewSchema).Assembly.GetManifestResourceStream($"schema/{provider}.sql")!);
        return await reader.ReadToEndAsync(cancel);
    }
}
