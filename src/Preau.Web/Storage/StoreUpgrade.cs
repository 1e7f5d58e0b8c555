using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;

namespace Preau.Web.Storage;

/// <summary>
/// Brings the database to this version's shape before anything is served. One process at a time does it; an SQLite file
/// is copied first and comes back when a step fails or was interrupted; PostgreSQL undoes a failed step by itself.
/// </summary>
/// <param name="store">Where the database is.</param>
/// <param name="becomesDemo">What a database without an <see cref="Installation"/> row becomes.</param>
/// <param name="check">Told what the database is (demo: true, town: false, new: null) before anything is written; throws when that does not suit.</param>
public sealed class StoreUpgrade(StoreAddress store, bool becomesDemo, Action<bool?> check)
{
    /// <returns>The installation, and whether it was made now.</returns>
    /// <exception cref="StartUpProblem">The database cannot be opened or brought up to date: why, and the remedy.</exception>
    public async Task<(Installation Installation, bool IsNew)> Run(CancellationToken cancel = default)
    {
        try
        {
            return await (store.IsSqlite ? new SqliteUpgrade(store).Run(this, cancel) : PostgresUpgrade.Run(store, this, cancel));
        }
        catch (Exception wrong) when (StoreSentences.Cause(wrong) is { } cause)
        {
            throw new StartUpProblem(StoreSentences.Of(cause, store), wrong);
        }
    }

    /// <summary>Called for a database that does not exist yet.</summary>
    internal void CheckNew() => check(null);

    internal async Task<(Installation Installation, bool IsNew)> Finish(PortalDb db, Action beforeMigration, CancellationToken cancel)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        RefuseNewer(db, applied);

        // Only a column that the first release had: this is read before the migration.
        bool? known = applied.Count == 0 ? null : await db.Installations.Select(i => (bool?)i.IsDemo).SingleOrDefaultAsync(cancel);
        check(known);
        if (applied.Count < db.Database.GetMigrations().Count())
        {
            beforeMigration();
            await (applied.Count == 0 ? NewSchema.Make(db, cancel) : db.Database.MigrateAsync(cancel));
        }

        if (known is not null) return (await db.Installations.AsNoTracking().SingleAsync(cancel), false);
        var made = new Installation { IsDemo = becomesDemo, CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime };
        db.Installations.Add(made);
        await db.SaveChangesAsync(cancel);
        return (made, true);
    }

    private static void RefuseNewer(PortalDb db, List<string> applied)
    {
        if (applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any())
        {
            throw new StartUpProblem("Cette base de données a été ouverte par une version plus récente de Préau. Lancez cette version-là, ou restaurez une sauvegarde plus ancienne.");
        }
    }
}
