using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Preau.Web.Storage;

/// <summary>
/// What was confirmed survives a cut of power: each connection syncs every commit (WAL, synchronous FULL), keeps the
/// foreign keys and waits for the one writer. Asserted at start, see <see cref="StoreUpgrade"/>.
/// </summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    public static readonly SqliteDurability Instance = new();

    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
