using Microsoft.Extensions.Time.Testing;
using Preau.Testing;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Integrations.PayFip.Simulator;

namespace Preau.Web.Tests.PayFip;

/// <summary>The client and the simulator, over real HTTP, on a clock that the test moves.</summary>
internal sealed class PayFipPair : IAsyncDisposable
{
    /// <summary>A Tuesday, 14:12 in Paris.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 13, 12, 0, TimeSpan.Zero);

    private readonly PayFipSimulatorHost host;
    private readonly Wire wire;

    private PayFipPair(PayFipSimulatorHost host, Wire wire, FakeTimeProvider clock)
    {
        this.host = host;
        this.wire = wire;
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public PayFipClient Client => wire.Client;

    public PayFipSimulator Simulator => host.Simulator;

    public Uri Page => host.Page;

    public static async Task<PayFipPair> Open(TimeSpan? patience = null, long? maxAmount = null)
    {
        var clock = new FakeTimeProvider(Start);
        var host = await PayFipSimulatorHost.Start(time: clock);
        return new PayFipPair(host, Wire.To(host.Service, host.Page, patience, maxAmount), clock);
    }

    /// <summary>An operation that the simulated State knows.</summary>
    public async Task<string> Ordered(PayFipOrder? order = null) =>
        (await Client.Create(order ?? Wire.Order())).Value ?? throw new InvalidOperationException("The order was refused.");

    public async Task<string?> Code(string operation) => (await Client.Detail(operation)).Fault?.Code;

    /// <summary>Sends an envelope as it stands, past the client's own checks.</summary>
    public async Task<string> Raw(string envelope, string type = "text/xml")
    {
        using var http = new HttpClient();
        using var body = new StringContent(envelope, System.Text.Encoding.UTF8, type);
        using var answer = await http.PostAsync(host.Service, body);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    public async ValueTask DisposeAsync()
    {
        await wire.DisposeAsync();
        await host.DisposeAsync();
    }
}
