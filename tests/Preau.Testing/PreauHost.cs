using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Preau.Web.Features.Settings.Demo;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Testing;

/// <summary>The real product in this process: its own composition, a real database, a real port on the loopback.</summary>
public sealed class PreauHost : IAsyncDisposable
{
    /// <summary>The business clock of demo hosts starts here unless a test asks otherwise: a Tuesday in term.</summary>
    public const string DefaultNow = "2026-11-24T08:00:00+01:00";

    private readonly WebApplication app;
    private readonly bool ownsStore;
    private readonly Func<string[], Task<PreauHost>> startAgain;

    private PreauHost(WebApplication app, TestStore store, bool ownsStore, Func<string[], Task<PreauHost>> startAgain)
    {
        this.app = app;
        this.ownsStore = ownsStore;
        this.startAgain = startAgain;
        Store = store;
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = new Uri($"{new Uri(bound).Scheme}://localhost:{new Uri(bound).Port}");
    }

    public Uri Address { get; }

    public TestStore Store { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>The demo town, seeded once per run and copied for each host.</summary>
    /// <param name="settings">More settings, as "--Preau:Key=value".</param>
    /// <param name="services">Replaces what stands outside the product: a clock, a payment service.</param>
    public static async Task<PreauHost> Demo(string[]? settings = null, Action<IServiceCollection>? services = null, string now = DefaultNow) =>
        await Start(await DemoStore(now), isDemo: true, [$"--Preau:Demo:Now={now}", .. settings ?? []], services, ownsStore: true);

    /// <summary>The same without a host: the caller starts one on it, or a process of its own, and disposes of it.</summary>
    public static Task<TestStore> DemoStore(string now = DefaultNow) => TestStore.CopyOf("demo:" + now, async empty =>
    {
        await using var first = await Start(empty, isDemo: true, [$"--Preau:Demo:Now={now}"], null, ownsStore: false);
    });

    /// <summary>An empty town, as the published executable makes one. It answers plain HTTP requests that a proxy forwarded as HTTPS.</summary>
    public static async Task<PreauHost> Town(string[]? settings = null, Action<IServiceCollection>? services = null) =>
        await Start(await TestStore.Empty(), isDemo: false,
            ["--Preau:PublicUrl=https://famille.valbrune.example", "--Preau:TrustedProxies=127.0.0.1", .. settings ?? []], services, ownsStore: true);

    public static async Task<PreauHost> Start(TestStore store, bool isDemo, string[] settings, Action<IServiceCollection>? services, bool ownsStore)
    {
        FrenchCulture.Use();
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            "--applicationName=preau",
            $"--environment={(isDemo ? "Development" : "Production")}",
            $"--Preau:DataPath={store.Folder}",
            "--Logging:LogLevel:Default=Warning",
            .. store.ConnectionString is { } connection ? new[] { $"--ConnectionStrings:Preau={connection}" } : [],
            .. settings,
        ];
        var start = await StartUp.Prepare(args);
        start.Builder.Logging.SetMinimumLevel(LogLevel.Warning);
        services?.Invoke(start.Builder.Services);
        var app = Program.Compose(start);
        if (isDemo) await DemoTown.SeedIfNew(app.Services);
        await app.StartAsync();
        return new PreauHost(app, store, ownsStore, more => Start(store, isDemo, [.. settings, .. more], services, ownsStore));
    }

    /// <summary>Stops this one and starts another on the same database, folder and port, as after a restart of the machine.</summary>
    /// <param name="now">The business clock of a demo goes on from here.</param>
    public async Task<PreauHost> Restarted(string? now = null)
    {
        await app.StopAsync();
        await app.DisposeAsync();
        return await startAgain([$"--urls=http://127.0.0.1:{Address.Port}", .. now is null ? Array.Empty<string>() : [$"--Preau:Demo:Now={now}"]]);
    }

    /// <summary>A visitor with an empty cookie jar.</summary>
    public Visitor Visitor(string? forwardedAs = null) => new(Address, forwardedAs);

    /// <summary>Reads or prepares data with the product's own store.</summary>
    public async Task<T> InStore<T>(Func<PortalDb, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    /// <summary>Runs an operation of the product as a job would.</summary>
    public async Task<T> Run<TOperation, T>(Func<TOperation, Task<T>> use)
        where TOperation : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TOperation>());
    }

    /// <summary>The same for an operation that wants to be called inside the transaction of an act.</summary>
    public async Task<T> InOneTransaction<TOperation, T>(Func<TOperation, Task<T>> use)
        where TOperation : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<TOperation>();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().InOneTransaction(() => use(operation));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsStore) await Store.DisposeAsync();
    }
}
