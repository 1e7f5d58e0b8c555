using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Preau.Web.Features.Settings.Generated;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Benchmarks;

/// <summary>The product on a generated town, in this process, with the bare endpoints behind the same middleware.</summary>
public sealed class BenchTown : IAsyncDisposable
{
    /// <summary>A Tuesday in term; the days of the benchmarks are months away.</summary>
    private const string Now = "2026-11-24T08:00:00+01:00";

    private readonly WebApplication app;

    private BenchTown(WebApplication app, BenchOptions options)
    {
        (this.app, Options) = (app, options);
        var bound = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Address = new($"http://localhost:{bound.Port.ToString(CultureInfo.InvariantCulture)}");
    }

    public BenchOptions Options { get; }

    public Uri Address { get; }

    public StoreAddress Store => app.Services.GetRequiredService<StoreAddress>();

    public static async Task<BenchTown> Start(BenchOptions options)
    {
        var start = await StartUp.Prepare(Arguments(options));
        start.Builder.Logging.SetMinimumLevel(LogLevel.Error);
        var app = Program.Compose(start);
        var town = await Filled(app, options);
        new BareEndpoints(app.Services.GetRequiredService<StoreAddress>()).Map(app);
        await app.StartAsync();
        return new(app, options);

        static async Task<bool> Filled(WebApplication app, BenchOptions options)
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<LargeTown>().Fill(options.Families, (_, _) => { }) is not null;
        }
    }

    /// <summary>As a process of its own is started.</summary>
    public static string[] Arguments(BenchOptions options, string urls = "http://127.0.0.1:0") =>
    [
        $"--urls={urls}", "--applicationName=preau", "--environment=Development", $"--Preau:DataPath={options.Data}", $"--Preau:Demo:Now={Now}", "--Preau:TrustedProxies=127.0.0.1", "--Logging:LogLevel:Default=Error",
        .. options.Postgres is { } connection ? new[] { $"--ConnectionStrings:Preau={connection}" } : [],
    ];

    public async Task<T> Use<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> InStore<T>(Func<PortalDb, Task<T>> use) => Use(use);

    /// <summary>A browser that is signed in as the first guardian of a family, over one connection that stays open.</summary>
    public async Task<HttpClient> SignedIn(long family)
    {
        var key = await InStore(async db =>
        {
            var account = await db.Guardians.Where(g => g.FamilyId == family).OrderBy(g => g.Id).Join(db.Accounts, g => g.Id, a => a.GuardianId, (_, a) => a).FirstAsync();
            var made = BenchSessions.Of(account);
            db.UserSessions.Add(made.Row);
            await db.SaveChangesAsync();
            return made.Key;
        });
        var cookies = new CookieContainer();
        cookies.Add(Address, new Cookie("preau-" + PortalCookies.Family, key));
        return new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = Address };
    }

    /// <summary>A family of four children who all go to meals, mornings and evenings.</summary>
    public Task<long> FamilyOfFour() => InStore(db => db.Families.Where(f => f.Children.Count == 4).OrderBy(f => f.Id).Select(f => f.Id).FirstAsync());

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
