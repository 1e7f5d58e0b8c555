using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Preau.Testing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Home;

/// <summary>A demo town that counts the commands which a page sends to its database; the jobs' are left out.</summary>
public sealed class CountedTown : IAsyncLifetime
{
    private readonly Counter counter = new();

    public PreauHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await PreauHost.Demo(services: services =>
    {
        services.AddHttpContextAccessor();
        services.ConfigureDbContext<SqlitePortalDb>(options => options.AddInterceptors(counter));
        services.ConfigureDbContext<PostgresPortalDb>(options => options.AddInterceptors(counter));
    });

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    public async Task<Visitor> Agent(string name)
    {
        var visitor = Host.Visitor();
        await visitor.SignIn($"{name}@valbrune.example", page: "/gestion/connexion");
        return visitor;
    }

    /// <summary>Opens the page once to warm it up, and counts the second time.</summary>
    public async Task<int> Commands(Visitor visitor, string path)
    {
        await visitor.Open(path);
        return await Commands(() => visitor.Open(path));
    }

    /// <summary>Counts what an act sends.</summary>
    public async Task<int> Commands(Func<Task> act)
    {
        counter.Sent.Clear();
        await act();
        return counter.Sent.Count;
    }

    /// <summary>What was counted last, for whoever reads a failure.</summary>
    public string Sent => string.Join("\n", counter.Sent.Select(c => c.ReplaceLineEndings(" ")));

    private sealed class Counter : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Sent { get; } = [];

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (new HttpContextAccessor().HttpContext is not null) Sent.Enqueue(command.CommandText);
            return new(result);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            // Jobs have no request.
            if (new HttpContextAccessor().HttpContext is not null) Sent.Enqueue(command.CommandText);
            return new(result);
        }
    }
}
