using System.Diagnostics;
using System.Net;
using Preau.Testing;
using Preau.Web.Storage;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Faults;

/// <summary>
/// The demo town as a process of its own that is killed and started again on the same data. Families reach it at one address, as
/// through a proxy; the State's payment service goes on meanwhile.
/// </summary>
internal sealed class KilledTown : IAsyncDisposable
{
    private readonly Relay relay = new();
    private readonly PayFipSimulatorHost state;
    private readonly TestStore store;
    private PreauProcess? process;
    private TaskCompletionSource isUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private KilledTown(TestStore store, PayFipSimulatorHost state)
    {
        this.store = store;
        this.state = state;
        Address = new Uri($"http://localhost:{relay.Port}");
    }

    public Uri Address { get; }

    public TestStore Store => store;

    /// <summary>Ends when the town answers; at once when it does.</summary>
    public Task IsUp => isUp.Task;

    public static async Task<KilledTown> Open() => new(await PreauHost.DemoStore(), await PayFipSimulatorHost.Start());

    /// <summary>Starts the process, and is back when it is ready to serve.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> Start()
    {
        var begun = Stopwatch.GetTimestamp();
        (process, var address) = await PreauProcess.Serve("Development", Settings());
        using var http = new HttpClient();
        using var ready = await http.GetAsync(new Uri(address, "/sante/pret"));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var took = Stopwatch.GetElapsedTime(begun);
        relay.LeadTo(address.Host, address.Port);
        isUp.TrySetResult();
        return took;
    }

    /// <summary>Starts the process and kills it, however far it has come.</summary>
    public async Task KillWhileStarting(TimeSpan after)
    {
        await using var begun = PreauProcess.Begin(["--urls", "http://127.0.0.1:0"], [("ASPNETCORE_ENVIRONMENT", "Development"), .. Settings()]);
        await Task.Delay(after);
        await begun.Kill();
    }

    public async Task Kill()
    {
        isUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (process) await process!.Kill();
        process = null;
        relay.LeadNowhere();
    }

    /// <summary>The store, past the product.</summary>
    public async Task<T> InStore<T>(Func<PortalDb, Task<T>> use)
    {
        await using var db = StoreAddress.Of(store.ConnectionString, store.Folder).Open();
        return await use(db);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        await relay.DisposeAsync();
        await state.DisposeAsync();
        await store.DisposeAsync();
    }

    private (string, string?)[] Settings() =>
    [
        ("Preau__DataPath", store.Folder),
        ("ConnectionStrings__Preau", store.ConnectionString),
        ("Preau__Demo__Now", PreauHost.DefaultNow),
        ("Preau__PublicUrl", Address.GetLeftPart(UriPartial.Authority)),
        ("Preau__PayFip__ServiceUrl", state.Service.AbsoluteUri),
        ("Preau__PayFip__PageUrl", state.Page.AbsoluteUri),
        ("Logging__LogLevel__Default", "Warning"),
    ];
}
