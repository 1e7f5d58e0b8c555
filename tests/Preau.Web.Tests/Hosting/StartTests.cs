using System.Net;
using System.Text.Json;

namespace Preau.Web.Tests.Hosting;

/// <summary>Both kinds of installation, as an own process each.</summary>
[Trait("Store", "its own")]
public sealed class StartTests
{
    [Fact]
    public async Task A_demo_says_where_it_is_and_answers_there_only()
    {
        using var folder = new TemporaryFolder();
        var (demo, address) = await PreauProcess.Serve("Development", ("Preau__DataPath", folder["data"]));
        await using var _ = demo;
        using var client = new HttpClient();
        var local = new Uri($"http://localhost:{address.Port}");

        Assert.Contains($"Préau répond à http://localhost:{address.Port}", demo.Output, StringComparison.Ordinal);
        Assert.Contains("parent@valbrune.example", demo.Output, StringComparison.Ordinal);
        Assert.Equal("ok", await client.GetStringAsync(new Uri(local, "/sante")));
        Assert.Equal("prêt", await client.GetStringAsync(new Uri(local, "/sante/pret")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(client, new Uri(local, "/n-existe-pas")));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(client, new Uri(address, "/n-existe-pas")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(client, new Uri(address, "/simulateurs/payfip/n-existe-pas")));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(client, new Uri(local, "/n-existe-pas"), "pirate.example"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(client, new Uri(local, "/n-existe-pas"), $"localhost:{address.Port + 1}"));
    }

    [Fact]
    public async Task A_town_starts_empty_says_so_and_believes_only_its_proxy()
    {
        using var folder = new TemporaryFolder();
        var (town, address) = await PreauProcess.Serve(
            null, ("Preau__DataPath", folder["data"]), ("Preau__PublicUrl", "https://famille.ville.fr"), ("Preau__TrustedProxies", "127.0.0.1"));
        await using var _ = town;
        using var client = new HttpClient();
        var page = new Uri(address, "/n-existe-pas");

        Assert.Contains("staff invite", town.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("valbrune", town.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("ok", await client.GetStringAsync(new Uri(address, "/sante")));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(client, page));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(client, page, "famille.ville.fr"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(client, page, "famille.ville.fr", "https"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(client, page, "autre.ville.fr", "https"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(client, new Uri(address, "/simulateurs/payfip"), null, "https"));
    }

    [Fact]
    public async Task Forwarded_headers_of_a_stranger_do_not_count()
    {
        using var folder = new TemporaryFolder();
        var (town, address) = await PreauProcess.Serve(
            null, ("Preau__DataPath", folder["data"]), ("Preau__PublicUrl", "https://famille.ville.fr"), ("Preau__TrustedProxies", "10.9.8.7"));
        await using var _ = town;
        using var client = new HttpClient();

        Assert.Equal(HttpStatusCode.BadRequest, await Status(client, new Uri(address, "/n-existe-pas"), "famille.ville.fr", "https"));
    }

    [Fact]
    public async Task A_database_stays_what_it_was_made()
    {
        using var folder = new TemporaryFolder();
        var data = ("Preau__DataPath", folder["data"]);
        var https = ("Preau__PublicUrl", "https://famille.ville.fr");
        Assert.Equal(0, (await PreauProcess.Run(["migrate"], data, https)).Code);

        var again = await PreauProcess.Run(["migrate"], data, https, ("ASPNETCORE_ENVIRONMENT", "Development"));
        var demo = await PreauProcess.Run(["demo"], data, https);
        var shifted = await PreauProcess.Run(["serve"], data, https, ("Preau__Demo__Now", "2026-09-10T08:00:00+02:00"));

        Assert.Contains("de la commune", again.Output, StringComparison.Ordinal);
        Assert.Equal(1, demo.Code);
        Assert.Contains("base vide", demo.Errors, StringComparison.Ordinal);
        Assert.Equal(1, shifted.Code);
        Assert.Contains("Preau__Demo__Now", shifted.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_made_by_the_verb_is_served_in_production_on_the_loopback_only()
    {
        using var folder = new TemporaryFolder();
        var data = ("Preau__DataPath", folder["data"]);
        Assert.Equal(0, (await PreauProcess.Run(["demo"], data)).Code);

        var open = await PreauProcess.Run(["--urls", "http://0.0.0.0:5080"], data);
        var (demo, _) = await PreauProcess.Serve(null, data);
        await using var _ = demo;

        Assert.Equal(1, open.Code);
        Assert.Contains("Preau__Demo__Public=true", open.Errors, StringComparison.Ordinal);
        Assert.Contains("parent@valbrune.example", demo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_s_clock_runs_on_from_where_it_stopped()
    {
        using var folder = new TemporaryFolder();
        var data = ("Preau__DataPath", folder["data"]);
        var (first, _) = await PreauProcess.Serve("Development", data, ("Preau__Demo__Now", "2026-09-12T08:00:00+02:00"));
        await using (first) Assert.Equal(0, await first.Stop());

        var (second, _) = await PreauProcess.Serve("Development", data, ("Preau__Demo__Now", "2026-09-10T08:00:00+02:00"));
        await using var _ = second;

        Assert.Contains("samedi 12 septembre 2026, 8 h 00", second.Output, StringComparison.Ordinal);
        Assert.Contains("jamais en arrière", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_town_s_log_is_JSON_and_keeps_addresses_out()
    {
        using var folder = new TemporaryFolder();
        var (town, address) = await PreauProcess.Serve(
            null, ("Preau__DataPath", folder["data"]), ("Preau__PublicUrl", "https://famille.ville.fr"), ("Preau__TrustedProxies", "127.0.0.1"));
        await using var _ = town;
        using var client = new HttpClient();
        await Status(client, new Uri(address, "/famille/Dupont?nom=Dupont"), "famille.ville.fr", "https");
        await client.GetStringAsync(new Uri(address, "/sante/pret?nom=Dupont"));
        await town.Stop();

        var lines = town.Output.Split('\n').Where(l => l.StartsWith('{')).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Contains(lines, l => l.TryGetProperty("Route", out var route) && route.GetString() == "/sante/pret" && l.GetProperty("Status").GetInt32() == 200);
        Assert.DoesNotContain("Dupont", town.Output + town.Errors, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, Uri address, string? host = null, string? forwardedProto = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = host;
        if (forwardedProto is not null) request.Headers.Add("X-Forwarded-Proto", forwardedProto);
        using var response = await client.SendAsync(request);
        Assert.False(response.Headers.Contains("Server"));
        return response.StatusCode;
    }
}
