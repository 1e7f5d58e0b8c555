using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Preau.Testing;

namespace Preau.Web.Tests.Faults;

/// <summary>
/// Makes the database fail at will, for posted forms and for what runs inside <see cref="Watched"/> only: jobs and pages that are
/// looked at go on. Beginning and committing a transaction count as commands.
/// </summary>
internal sealed class StoreFaults : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly AsyncLocal<bool> watched = new();
    private int countdown;
    private int lost;
    private volatile bool isGone;

    /// <summary>Something failed since the last order.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The Nth command from now fails, once.</summary>
    public void FailAt(int command) => (HasFailed, countdown) = (false, command);

    /// <summary>The next commit is carried out, but its answer never arrives.</summary>
    /// <param name="thenGone">And no command answers any more, until <see cref="Heal"/>.</param>
    public void LoseTheAnswer(bool thenGone = false) => (HasFailed, lost) = (false, thenGone ? 2 : 1);

    public void Heal() => (countdown, lost, isGone) = (0, 0, false);

    public async Task Watched(Func<Task> act)
    {
        watched.Value = true;
        try
        {
            await act();
        }
        finally
        {
            watched.Value = false;
        }
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Count(result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Count(result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Count(result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Count(result));

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) => new(Count(result));

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(Count(result));

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsWatched) return Task.CompletedTask;
        var order = Interlocked.Exchange(ref lost, 0);
        if (order == 0) return Task.CompletedTask;
        isGone = order == 2;
        throw Failure();
    }

    // The store knows its request only through this accessor, which the fixture registers.
    private bool IsWatched => watched.Value || new HttpContextAccessor().HttpContext?.Request.Method == HttpMethods.Post;

    private T Count<T>(T result)
    {
        if (!IsWatched) return result;
        if (isGone || (countdown > 0 && Interlocked.Decrement(ref countdown) == 0)) throw Failure();
        return result;
    }

    private Exception Failure()
    {
        HasFailed = true;
        return TestStore.OnPostgres ? new NpgsqlException("Exception while reading from stream", new IOException("The connection was cut.")) : new SqliteException("disk I/O error", 10);
    }
}
