using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Tests.Accounts;

namespace Preau.Web.Tests.Security;

/// <summary>A demo behind a proxy that it trusts, and one that trusts nobody, on a clock of the test.</summary>
public sealed class TwoRoads : IAsyncLifetime
{
    private readonly Clockwork clock = new(stands: true);

    public PreauHost Proxied { get; private set; } = null!;

    public PreauHost Open { get; private set; } = null!;

    public void Pass(TimeSpan time) => clock.Pass(time);

    public async ValueTask InitializeAsync()
    {
        Proxied = await PreauHost.Demo(["--Preau:TrustedProxies=127.0.0.1"], s => s.AddSingleton<TimeProvider>(clock));
        Open = await PreauHost.Demo(services: s => s.AddSingleton<TimeProvider>(clock));
    }

    public async ValueTask DisposeAsync()
    {
        await Proxied.DisposeAsync();
        await Open.DisposeAsync();
    }
}

/// <summary>Whose word counts about where a request comes from, and what is made of it.</summary>
public sealed class NetworkAddressTests(TwoRoads roads) : IClassFixture<TwoRoads>
{
    [Theory]
    [InlineData("203.0.113.5", "203.0.113.5", true)]
    [InlineData("203.0.113.6", "203.0.113.7", false)]
    // What the visitor claims stands before what the proxy has seen.
    [InlineData("203.0.113.8", "198.51.100.1, 203.0.113.8", true)]
    [InlineData("203.0.113.9", "203.0.113.9, 198.51.100.1", false)]
    [InlineData("2001:db8:7:8::1", "2001:db8:7:8:ffff::2", true)]
    [InlineData("2001:db8:7:9::1", "2001:db8:7:a::1", false)]
    public async Task From_a_trusted_proxy_the_visitor_s_own_address_is_counted(string guesser, string forwarded, bool isSlowed)
    {
        Exhaust(roads.Proxied, guesser);
        Assert.Equal(isSlowed, await IsSlowed(roads.Proxied, "/attestations/ABCD-EFGH-JKMN", ("X-Forwarded-For", forwarded)));
    }

    [Fact]
    public async Task From_elsewhere_a_forwarded_address_is_a_claim_that_counts_for_nothing()
    {
        Exhaust(roads.Open, "127.0.0.1");
        Assert.True(await IsSlowed(roads.Open, "/attestations/ABCD-EFGH-JKMN", ("X-Forwarded-For", "203.0.113.20")));
        roads.Pass(TimeSpan.FromHours(1));
        Exhaust(roads.Open, "203.0.113.21");
        Assert.False(await IsSlowed(roads.Open, "/attestations/ABCD-EFGH-JKMN", ("X-Forwarded-For", "203.0.113.21")));
    }

    [Fact]
    public async Task Another_host_is_refused_whoever_claims_it()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await Status(roads.Open, "Host", "ailleurs.example"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(roads.Proxied, "Host", "ailleurs.example"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(roads.Proxied, "X-Forwarded-Host", "ailleurs.example"));
        Assert.Equal(HttpStatusCode.OK, await Status(roads.Open, "X-Forwarded-Host", "ailleurs.example"));
        Assert.Equal(HttpStatusCode.OK, await Status(roads.Open, "X-Forwarded-Proto", "https"));
    }

    [Fact]
    public async Task A_claimed_host_is_in_no_link_of_a_mail()
    {
        using var visitor = roads.Open.Visitor();
        await visitor.Open("/activation");
        using var form = visitor.Page.Submission("Recevoir le lien", [("Adresse électronique", "boyer.108@valbrune.example")]);
        form.Headers.Add("X-Forwarded-Host", "ailleurs.example");
        using var answer = await visitor.Raw(form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var mail = await roads.Open.LastText("boyer.108@valbrune.example");
        Assert.Contains(roads.Open.Address.AbsoluteUri, mail, StringComparison.Ordinal);
        Assert.DoesNotContain("ailleurs", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crowd_that_signs_in_rightly_is_spared_and_a_guesser_is_slowed()
    {
        const string TownHall = "203.0.113.40";
        var limits = roads.Proxied.Services.GetRequiredService<AddressLimits>();
        // All but one of the failures that an address may have.
        for (var failure = 1; failure < AddressLimits.Burst; failure++) limits.Failed(IPAddress.Parse(TownHall));
        foreach (var name in new[] { "parent", "autre.parent", "mere2", "pere2" }) Assert.Equal(HttpStatusCode.SeeOther, (await SignIn(TownHall, $"{name}@valbrune.example", "preau-demo-2026")).Status);

        Assert.DoesNotContain("Trop d’essais", (await SignIn(TownHall, "parent@valbrune.example", "un mot de passe faux")).Text, StringComparison.Ordinal);
        var refused = await SignIn(TownHall, "bertin.107@valbrune.example", "preau-demo-2026");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Trop d’essais", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SignIn("203.0.113.41", "bertin.107@valbrune.example", "preau-demo-2026")).Status);

        roads.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.SeeOther, (await SignIn(TownHall, "bertin.107@valbrune.example", "preau-demo-2026")).Status);
    }

    [Fact]
    public async Task A_guesser_of_one_name_is_slowed_longer_and_longer_and_never_locks_it()
    {
        const string Name = "chauvin.109@valbrune.example";
        for (var guess = 0; guess <= SignInDelays.Free; guess++) await SignIn("203.0.113.50", Name, $"essai numéro {guess}");
        Assert.Contains("Réessayez dans 5 secondes", (await SignIn("203.0.113.51", Name, "encore")).Text, StringComparison.Ordinal);
        roads.Pass(TimeSpan.FromSeconds(6));
        await SignIn("203.0.113.51", Name, "encore un");
        Assert.Contains("Réessayez dans 10 secondes", (await SignIn("203.0.113.52", Name, "preau-demo-2026")).Text, StringComparison.Ordinal);
        roads.Pass(TimeSpan.FromSeconds(11));
        Assert.DoesNotContain("Trop d’essais", (await SignIn("203.0.113.52", Name, "toujours faux")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.60", "/attestations", "Vérifier", "Code de l’attestation", "ABCD-EFGH-JKMN")]
    [InlineData("203.0.113.61", "/activation/code", "Enregistrer et entrer", "Code du courrier", "ABCD-EFGH-JKMN-PQRS")]
    [InlineData("203.0.113.62", "/activation", "Recevoir le lien", "Adresse électronique", "personne@valbrune.example")]
    [InlineData("203.0.113.63", "/gestion/mot-de-passe-oublie", "Recevoir le lien", "Adresse électronique", "personne@valbrune.example")]
    public async Task Guessing_a_code_and_asking_for_links_count_like_failures(string address, string page, string button, string field, string typed)
    {
        var limits = roads.Proxied.Services.GetRequiredService<AddressLimits>();
        for (var failure = 1; failure < AddressLimits.Burst; failure++) limits.Failed(IPAddress.Parse(address));
        using var person = roads.Proxied.Visitor();
        await person.Open(page);
        async Task<string> Tried()
        {
            using var form = person.Page.Submission(button, [(field, typed)]);
            form.Headers.Add("X-Forwarded-For", address);
            using var answer = await person.Raw(form);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }

        Assert.DoesNotContain("Réessayez dans une minute", await Tried(), StringComparison.Ordinal);
        Assert.Contains("Réessayez dans une minute", await Tried(), StringComparison.Ordinal);
    }

    private static void Exhaust(PreauHost host, string address)
    {
        var limits = host.Services.GetRequiredService<AddressLimits>();
        for (var failure = 0; failure <= AddressLimits.Burst; failure++) limits.Failed(IPAddress.Parse(address));
    }

    private static async Task<bool> IsSlowed(PreauHost host, string path, (string Name, string Value) header)
    {
        using var visitor = host.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(header.Name, header.Value);
        using var answer = await visitor.Raw(request);
        return answer.StatusCode == HttpStatusCode.TooManyRequests;
    }

    private static async Task<HttpStatusCode> Status(PreauHost host, string header, string value)
    {
        using var visitor = host.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connexion");
        request.Headers.Add(header, value);
        using var answer = await visitor.Raw(request);
        return answer.StatusCode;
    }

    private async Task<(HttpStatusCode Status, string Text)> SignIn(string address, string email, string password)
    {
        using var person = roads.Proxied.Visitor();
        await person.Open("/connexion");
        using var form = person.Page.Submission("Se connecter", [("Adresse électronique", email), ("Mot de passe", password)]);
        form.Headers.Add("X-Forwarded-For", address);
        using var answer = await person.Raw(form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Replace('\u00A0', ' '));
    }
}
