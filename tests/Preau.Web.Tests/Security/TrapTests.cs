using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OtpNet;
using Preau.Testing;
using Preau.Web.Features.Accounts;
using Preau.Web.Security;

namespace Preau.Web.Tests.Security;

/// <summary>Where the framework's own defaults fall short; saved cookies are in <see cref="SessionTests"/>, the hash in <see cref="PasswordHasherTests"/>.</summary>
public sealed class TrapTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private readonly PreauHost host = demo.Host;

    [Fact]
    public async Task An_authenticator_s_code_serves_once_and_only_the_neighbouring_steps_count()
    {
        var secret = SecondFactor.NewSecret();
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        var now = DateTime.UtcNow;
        var id = await Agent("direction@valbrune.example", secret, now);
        string Code(int steps) => totp.ComputeTotp(now.AddSeconds(30 * steps));

        Assert.False(await Check(id, Code(-3)));
        Assert.False(await Check(id, Code(4)));
        Assert.True(await Check(id, Code(1)));
        Assert.False(await Check(id, Code(1)));
        Assert.False(await Check(id, Code(0)));
        var account = await host.InStore(async db => (await db.Accounts.FindAsync(id))!);
        Assert.DoesNotContain(secret, account.TotpSecret!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_in_page_without_a_form_is_not_kept()
    {
        using var parent = host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        using var answer = await parent.Raw(new(HttpMethod.Get, "/mon-compte"));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_refused(string method)
    {
        using var visitor = host.Visitor();
        using var answer = await visitor.Raw(new(new(method), "/connexion"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task The_server_does_not_name_itself_and_has_a_limit_of_connections()
    {
        using var visitor = host.Visitor();
        using var answer = await visitor.Raw(new(HttpMethod.Get, "/connexion"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Equal(5000, host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxConcurrentConnections);
        Assert.Equal(TimeSpan.FromHours(1), AccountLinks.ResetLife);
    }

    [Theory]
    [InlineData("/connexion")]
    [InlineData("/tableau-de-bord")]
    [InlineData("/rien-ici")]
    [InlineData("/gestion/rien-ici")]
    [InlineData("/sante")]
    [InlineData("/css/rien.css")]
    public async Task Every_answer_has_its_headers(string path)
    {
        using var visitor = host.Visitor();
        using var answer = await visitor.Raw(new(HttpMethod.Get, path));
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        foreach (var rule in (string[])["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "script-src 'self' 'nonce-", "form-action 'self'"])
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
    }

    [Theory]
    [InlineData("//ailleurs.example")]
    [InlineData("/\\ailleurs.example")]
    [InlineData("%2f%2failleurs.example")]
    [InlineData("/%2f/ailleurs.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://ailleurs.example/")]
    public async Task After_sign_in_nobody_is_led_elsewhere(string back)
    {
        using var parent = host.Visitor();
        await parent.Open("/connexion?retour=" + Uri.EscapeDataString(back));
        Assert.Equal("/tableau-de-bord", (await parent.Send("Se connecter", ("Adresse électronique", "parent@valbrune.example"), ("Mot de passe", "preau-demo-2026"))).Path);
    }

    [Fact]
    public async Task An_unknown_address_costs_the_same_hash_and_gets_the_same_words()
    {
        var hasher = host.Services.GetRequiredService<PasswordHasher>();
        using var visitor = host.Visitor();
        await visitor.SignIn("personne0@valbrune.example", "un mot de passe faux");
        async Task<(HttpStatusCode, string, long)> Tried(string email)
        {
            var before = hasher.Operations;
            var page = await visitor.SignIn(email, "un mot de passe faux");
            return (page.Status, page.Text.Replace(email, "", StringComparison.Ordinal), hasher.Operations - before);
        }

        Assert.Equal(await Tried("boyer.108@valbrune.example"), await Tried("personne@valbrune.example"));
    }

    [Fact]
    public async Task Guesses_slow_a_name_down_and_keep_neither_the_owner_s_device_nor_another_account_out()
    {
        using var owner = host.Visitor();
        await owner.SignIn("benali.106@valbrune.example");
        await owner.Send("Se déconnecter");
        using var thief = host.Visitor();
        for (var guess = 0; guess < 6; guess++) await thief.SignIn("benali.106@valbrune.example", $"essai numéro {guess}");
        Assert.Contains("Trop d’essais", (await thief.SignIn("benali.106@valbrune.example", "encore un essai")).Text, StringComparison.Ordinal);
        Assert.Equal("/tableau-de-bord", (await owner.SignIn("benali.106@valbrune.example")).Path);
        using var other = host.Visitor();
        Assert.Equal("/tableau-de-bord", (await other.SignIn("bertin.107@valbrune.example")).Path);
    }

    private Task<bool> Check(long id, string code) => host.Run<SecondFactor, bool>(async factor => await factor.Check(await host.InStore(async db => (await db.Accounts.FindAsync(id))!), code));

    private async Task<long> Agent(string email, string secret, DateTime now)
    {
        var sealedSecret = await host.Run<SecondFactor, string>(f => Task.FromResult(f.Seal(secret)));
        return await host.InStore(async db =>
        {
            var account = db.Accounts.Single(a => a.Audience == Audience.Staff && a.Email == email);
            (account.TotpSecret, account.LastTotpStep) = (sealedSecret, new DateTimeOffset(now).ToUnixTimeSeconds() / 30 - 2);
            await db.SaveChangesAsync();
            return account.Id;
        });
    }
}
