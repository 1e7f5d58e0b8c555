using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Preau.Web.Storage;

/// <summary>
/// Runs one act whole: its load, decision and save in one transaction, run again at most three times when the database
/// says that it collided (PostgreSQL 40P01 and 40001, a row that changed meanwhile is the caller's matter).
/// A form key makes a second post of the same form lead to the first one's result. When the answer to a commit is lost, the key
/// tells whether it was carried out.
/// </summary>
public static class Acts
{
    private const int MostTries = 3;

    /// <param name="db">The store; what it tracked is forgotten before each try.</param>
    /// <param name="act">Loads, decides, adds; may save several times. Its writes stand or fall together.</param>
    public static async Task<T> InOneTransaction<T>(this PortalDb db, Func<Task<T>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
                var result = await act();
                await db.SaveChangesAsync();
                await Commit(db, transaction);
                return result;
            }
            catch (Exception error) when (attempt < MostTries && MayPass(error))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>What an act would do: it runs whole, is read inside its transaction, and is taken back.</summary>
    public static async Task<T> Tried<T>(this PortalDb db, Func<Task<T>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
                var seen = await act();
                await transaction.RollbackAsync();
                db.ChangeTracker.Clear();
                return seen;
            }
            catch (Exception error) when (attempt < MostTries && MayPass(error))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The result of a form that was carried out already: asked before the checks that its own effect would make fail.</summary>
    public static Task<string?> Earlier(this PortalDb db, Guid key) => db.FormKeys.Where(f => f.Key == key).Select(f => f.Result).SingleOrDefaultAsync();

    /// <summary>
    /// Carries a form out once. The key is inserted with the address of the result in the act's transaction; a key that
    /// stands already, or that another request inserts at the same moment, answers the first result and does nothing.
    /// The act returns null when it refuses: then nothing is saved and the key stays free.
    /// </summary>
    public static async Task<string?> Once(this PortalDb db, Guid key, DateTime now, Func<Task<string?>> act)
    {
        var savedBefore = db.MayHaveSaved;
        for (var attempt = 1; ; attempt++)
        {
            if (await db.Earlier(key) is { } done) return done;
            db.MayHaveSaved = savedBefore;
            var reachedCommit = false;
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
                var result = await act();
                if (result is not null)
                {
                    db.FormKeys.Add(new FormKey { Key = key, At = now, Result = result });
                    await db.SaveChangesAsync();
                    reachedCommit = true;
                    await Commit(db, transaction);
                    return result;
                }
                await transaction.RollbackAsync();
                db.ChangeTracker.Clear();
                // Refused because the same form was carried out while this one waited: then that result is the answer.
                return await db.Earlier(key);
            }
            catch (Exception error) when (attempt < MostTries && (reachedCommit || MayPass(error)))
            {
                // The next try sees what the other one saved: its form key, its booking, its new version.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>True when a unique index refused a row.</summary>
    public static bool IsDuplicate(Exception error) => error.GetBaseException() switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteErrorCode == 19 && sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };

    private static async Task Commit(PortalDb db, IDbContextTransaction transaction)
    {
        db.MayHaveSaved = true;
        await transaction.CommitAsync();
    }

    /// <summary>Another act was in the way: the same one may pass when it runs again.</summary>
    private static bool MayPass(Exception error) => HasCollided(error) || error is DbUpdateConcurrencyException || IsDuplicate(error);

    private static bool HasCollided(Exception error) =>
        error.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };
}
