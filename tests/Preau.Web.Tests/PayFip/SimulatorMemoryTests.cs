using System.Net.Http.Json;
using Microsoft.Extensions.Time.Testing;
using Preau.Testing;
using Preau.Web.Integrations.PayFip.Simulator;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.PayFip;

public sealed class SimulatorMemoryTests
{
    [Fact]
    public async Task A_simulator_that_was_stopped_knows_its_operations_and_what_was_paid()
    {
        using var folder = new TemporaryFolder();
        string waiting, paid;
        int port;
        await using (var before = await PayFipSimulatorHost.Start(memory: folder["payfip.json"]))
        {
            await using var wire = Wire.To(before.Service, before.Page);
            port = before.Address.Port;
            waiting = (await wire.Client.Create(Wire.Order())).Value!;
            paid = (await wire.Client.Create(Wire.Order(reference: "CS2026000714T02"))).Value!;
            before.Simulator.Decide(paid, "P");
        }

        await using var after = await PayFipSimulatorHost.Start(port, memory: folder["payfip.json"]);
        await using var again = Wire.To(after.Service, after.Page);
        var detail = (await again.Client.Detail(paid)).Value!;

        Assert.Equal(("P", "CS2026000714T02", 8640), (detail.Result, detail.Reference, detail.Cents));
        Assert.Equal("P5", (await again.Client.Detail(waiting)).Fault!.Code);
    }

    [Fact]
    public void A_spoilt_file_is_no_reason_not_to_start()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["payfip.json"], "[{\"Id\":\"7d0c");

        Assert.Null(new PayFipSimulator(TimeProvider.System, folder["payfip.json"]).Latest);
    }

    [Fact]
    public async Task What_is_older_than_the_portal_asks_for_is_forgotten()
    {
        var clock = new FakeTimeProvider(PayFipPair.Start);
        await using var host = await PayFipSimulatorHost.Start(time: clock);
        await using var wire = Wire.To(host.Service, host.Page);
        var old = (await wire.Client.Create(Wire.Order())).Value!;
        host.Simulator.Decide(old, "P");
        clock.Advance(TimeSpan.FromDays(7));
        await wire.Client.Create(Wire.Order());
        Assert.NotNull(host.Simulator.Find(old));

        clock.Advance(TimeSpan.FromDays(2));
        await wire.Client.Create(Wire.Order());

        Assert.Null(host.Simulator.Find(old));
    }

    [Fact]
    public async Task A_test_in_another_process_steers_it_over_HTTP()
    {
        await using var host = await PayFipSimulatorHost.Start();
        await using var wire = Wire.To(host.Service, host.Page);
        using var http = new HttpClient { BaseAddress = host.Address };

        (await http.PostAsJsonAsync("/controle", new SimulatorTroubles { OrderFault = "T9" })).EnsureSuccessStatusCode();
        var refused = await wire.Client.Create(Wire.Order());
        (await http.PostAsJsonAsync("/controle", new SimulatorTroubles())).EnsureSuccessStatusCode();

        Assert.Equal("T9", refused.Fault!.Code);
        Assert.NotNull((await wire.Client.Create(Wire.Order())).Value);
    }

    [Fact]
    public async Task A_demos_simulator_calls_its_own_portal_only()
    {
        var simulator = new PayFipSimulator(TimeProvider.System, path: null, address => address.Host == "localhost");
        await using var host = await Speaker.Doing(context =>
        {
            context.Request.Path = Preau.Web.Integrations.PayFip.PayFipAddresses.SimulatorService;
            return simulator.Answer(context);
        });
        await using var wire = Wire.To(host.Address, host.Address);

        Assert.Equal("N1", (await wire.Client.Create(Wire.Order(notification: "http://10.0.0.1/", back: "http://localhost/"))).Fault!.Code);
        Assert.Equal("D1", (await wire.Client.Create(Wire.Order(notification: "http://localhost/", back: "http://pirate.example/"))).Fault!.Code);
    }
}
