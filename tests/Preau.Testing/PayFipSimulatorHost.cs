using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Integrations.PayFip.Simulator;

namespace Preau.Testing;

/// <summary>
/// PayFiP's simulator on a port of its own, on another site than the product (127.0.0.1, not localhost), as the State's page is.
/// </summary>
public sealed class PayFipSimulatorHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private PayFipSimulatorHost(WebApplication app, PayFipSimulator simulator)
    {
        this.app = app;
        Simulator = simulator;
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public PayFipSimulator Simulator { get; }

    public Uri Service => new(Address, PayFipAddresses.SimulatorService);

    public Uri Page => new(Address, PayFipAddresses.SimulatorPage);

    /// <summary>What makes a product use it.</summary>
    public string[] Settings => [$"--Preau:PayFip:ServiceUrl={Service}", $"--Preau:PayFip:PageUrl={Page}"];

    /// <param name="port">0: a free one. A given one: the State's machine came back.</param>
    /// <param name="memory">A file that survives it; null: none.</param>
    public static async Task<PayFipSimulatorHost> Start(int port = 0, TimeProvider? time = null, string? memory = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var simulator = new PayFipSimulator(time ?? TimeProvider.System, memory);
        // For a test whose browser or product runs in another process.
        app.MapPost("/controle", (SimulatorTroubles troubles) =>
        {
            simulator.Troubles = troubles;
            return Results.NoContent();
        });
        app.MapFallback("{*path}", simulator.Answer);
        await app.StartAsync();
        return new PayFipSimulatorHost(app, simulator);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
