using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Preau.Testing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Faults;

/// <summary>The demo town on 2 December (November is over and not invoiced), on a store that fails at will, with a payment service.</summary>
public sealed class FaultyTown : IAsyncLifetime
{
    public const string Now = "2026-12-02T09:00:00+01:00";

    private readonly Dictionary<string, Visitor> people = new(StringComparer.Ordinal);
    private PayFipSimulatorHost payfip = null!;

    internal StoreFaults Faults { get; } = new();

    public PreauHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        payfip = await PayFipSimulatorHost.Start();
        Host = await PreauHost.Demo([$"--Preau:Demo:Now={Now}", .. payfip.Settings], services =>
        {
            Silence(services);
            services.AddHttpContextAccessor();
            services.ConfigureDbContext<SqlitePortalDb>(options => options.AddInterceptors(Faults));
            services.ConfigureDbContext<PostgresPortalDb>(options => options.AddInterceptors(Faults));
        });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in people.Values) visitor.Dispose();
        await Host.DisposeAsync();
        await payfip.DisposeAsync();
    }

    /// <summary>No logs: thousands of stacks that are meant to be, and writing them takes longer than the acts.</summary>
    internal static void Silence(IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(logs =>
    {
        logs.Rules.Clear();
        logs.MinLevel = LogLevel.None;
    });

    /// <summary>Somebody in front of a page, signed in once for all tests of the class.</summary>
    public async Task<Visitor> At(string path, string email)
    {
        if (!people.TryGetValue(email, out var visitor))
        {
            people[email] = visitor = Host.Visitor();
            await visitor.SignIn(email, page: path.StartsWith("/gestion", StringComparison.Ordinal) ? "/gestion/connexion" : "/connexion");
        }
        await visitor.Open(path);
        return visitor;
    }
}
