using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Preau.Web.Storage;

/// <summary>The PostgreSQL half of <see cref="StoreUpgrade"/>: nodes that start together migrate one after the other.</summary>
internal static class PostgresUpgrade
{
    /// <summary>"preau" as a number; any constant does, as long as every version keeps it.</summary>
    private const long AdvisoryLock = 0x70726561_75;

    public static async Task<(Installation Installation, bool IsNew)> Run(StoreAddress store, StoreUpgrade upgrade, CancellationToken cancel)
    {
        await using var guard = store.Open();
        var creator = (IRelationalDatabaseCreator)guard.GetService<IDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel))
        {
            upgrade.CheckNew();
            await creator.CreateAsync(cancel);
        }

        guard.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await guard.Database.OpenConnectionAsync(cancel);
        await guard.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({AdvisoryLock})", cancel);
        try
        {
            await using var db = store.Open();
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
            return await upgrade.Finish(db, () => { }, cancel);
        }
        finally
        {
            await guard.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }
    }
}
