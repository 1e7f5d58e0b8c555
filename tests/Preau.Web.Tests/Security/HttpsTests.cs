using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Tests.Families;

namespace Preau.Web.Tests.Security;

/// <summary>The portal itself on HTTPS, with a certificate of the test's own making.</summary>
public sealed class HttpsHost : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("preau-https-").FullName;

    public PreauHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var file = Path.Combine(folder, "localhost.pfx");
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "essai"));
        Host = await PreauHost.Demo(["--urls=https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={file}", "--Kestrel:Certificates:Default:Password=essai"]);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Over HTTPS a cookie belongs to this very host and no script reads it; over plain HTTP, where a browser would refuse that name, it has another.</summary>
public sealed class HttpsTests(HttpsHost secure) : IClassFixture<HttpsHost>
{
    [Fact]
    public async Task Every_cookie_is_tied_to_the_host_and_sent_over_https_only()
    {
        var cookies = await EveryCookie(secure.Host);
        Assert.Equal(Purposes("__Host-preau-"), Names(cookies));
        Assert.All(cookies, cookie =>
        {
            var parts = cookie.ToLowerInvariant().Split("; ");
            Assert.Contains("secure", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains("path=/", parts);
            Assert.Contains("samesite=lax", parts);
            Assert.DoesNotContain(parts, p => p.StartsWith("domain", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Over_plain_http_the_same_cookies_have_other_names()
    {
        await using var plain = await PreauHost.Demo();
        var cookies = await EveryCookie(plain);
        Assert.Equal(Purposes("preau-"), Names(cookies));
        Assert.All(cookies, c => Assert.Contains("; httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(cookies, c => c.Contains("__Host-", StringComparison.Ordinal) || c.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Browsers_come_to_a_town_over_https_for_two_years_and_hear_so_over_https_only()
    {
        await using var town = await PreauHost.Town();
        using var visitor = town.Visitor("https://famille.valbrune.example");
        foreach (var path in new[] { "/connexion", "/tableau-de-bord", "/rien-ici", "/css/rien.css" })
        {
            using var answer = await visitor.Raw(new(HttpMethod.Get, path));
            Assert.Equal("max-age=63072000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        }

        using var plain = town.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connexion") { Headers = { Host = "famille.valbrune.example:443" } };
        using var refused = await plain.Raw(request);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_cookie_of_plain_http_opens_nothing_over_https()
    {
        using var parent = secure.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        var key = parent.Cookies.GetAllCookies().Single(c => c.Name == "__Host-preau-" + PortalCookies.Family).Value;
        using var planted = secure.Host.Visitor();
        planted.Cookies.Add(secure.Host.Address, new Cookie("preau-" + PortalCookies.Family, key));
        Assert.Equal("/connexion", (await planted.Open("/tableau-de-bord")).Path);
    }

    private static string[] Purposes(string prefix) =>
    [
        .. new[] { PortalCookies.Family, PortalCookies.Staff, PortalCookies.Device, PortalCookies.Parked, PortalCookies.NewFamily, PortalCookies.Antiforgery, PortalCookies.TempData }
            .Select(purpose => prefix + purpose).Order(StringComparer.Ordinal),
    ];

    private static string[] Names(IEnumerable<string> cookies) => [.. cookies.Select(c => c.Split('=')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>All that the portal ever hands to a browser: a family's and an agent's sign-in, a message, a form of an ended session, a new family's file.</summary>
    private static async Task<List<string>> EveryCookie(PreauHost host)
    {
        using var parent = host.Visitor();
        await parent.Open("/connexion");
        await parent.Send("Se connecter", ("Adresse électronique", "parent@valbrune.example"), ("Mot de passe", "preau-demo-2026"), ("Rester connecté", "oui"));
        await parent.Open("/mes-coordonnees");
        await parent.Send("Enregistrer mes coordonnées", ("Complément", "au fond de la cour"));
        Assert.Equal("/mes-coordonnees", parent.Page.Path);
        await host.InStore(db => db.UserSessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.IdleEndsAt, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
        await parent.Send("Enregistrer mes coordonnées", ("Complément", "sous les toits"));
        Assert.Equal("/connexion", parent.Page.Path);
        using var agent = host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        Assert.Equal("/gestion", agent.Page.Path);
        using var newcomer = host.Visitor();
        await NewFile.Prove(host, newcomer, "nouvelle.famille@exemple.fr");
        return [.. parent.Handed, .. agent.Handed, .. newcomer.Handed];
    }
}
