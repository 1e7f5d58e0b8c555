using System.Net;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Tests.Accounts;
using Preau.Web.Tests.Faults;

namespace Preau.Web.Tests.Security;

/// <summary>An agent's session ends by itself, by a hand, and with what it rested on; the second factor's codes serve once and lie nowhere in clear.</summary>
public sealed class StaffSessionTests(ClockedHost town) : IClassFixture<ClockedHost>
{
    private const string SignInPage = "/gestion/connexion";

    [Fact]
    public async Task Without_use_it_ends_after_an_hour_and_with_use_after_ten()
    {
        using var idle = await Agent("gestion");
        town.Pass(TimeSpan.FromMinutes(59));
        Assert.True(await Opens(Cookie(idle)));
        town.Pass(TimeSpan.FromMinutes(61));
        Assert.False(await Opens(Cookie(idle)));

        using var used = await Agent("gestion");
        for (var half = 1; half < 20; half++)
        {
            town.Pass(TimeSpan.FromMinutes(30));
            Assert.True(await Opens(Cookie(used)), $"after {half} half hours");
        }

        town.Pass(TimeSpan.FromMinutes(30));
        Assert.False(await Opens(Cookie(used)));
    }

    [Fact]
    public async Task A_saved_cookie_opens_nothing_after_sign_out()
    {
        using var agent = await Agent("gestion");
        var saved = Cookie(agent);
        await agent.Send("Se déconnecter");
        Assert.Equal(SignInPage, agent.Page.Path);
        Assert.False(await Opens(saved));
    }

    [Fact]
    public async Task A_saved_cookie_opens_nothing_once_an_administrator_has_blocked_the_account()
    {
        using var agent = await Agent("regie");
        var saved = Cookie(agent);
        using var admin = await Agent("admin");
        var id = await town.Host.InStore(db => db.Staff.Where(s => s.Email == "regie@valbrune.example").Select(s => s.Id).SingleAsync());
        await admin.Open($"/gestion/agents/{id}");
        await admin.Send("Bloquer ce compte");
        Assert.False(await Opens(saved));
        await admin.Send("Débloquer ce compte");
        Assert.False(await Opens(saved));
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_keeps_this_one()
    {
        const string Changed = "velours carafe mouton ardoise";
        using var elsewhere = await Agent("direction");
        using var desk = await Agent("direction");
        await desk.Open("/gestion/mon-acces");
        await desk.Send("Changer mon mot de passe", ("Mot de passe actuel", "preau-demo-2026"), ("Nouveau mot de passe", Changed));
        Assert.False(await Opens(Cookie(elsewhere)));
        Assert.True(await Opens(Cookie(desk)));

        using var forgetful = town.Host.Visitor();
        await forgetful.Open("/gestion/mot-de-passe-oublie");
        await forgetful.Send("Recevoir le lien", ("Adresse électronique", "direction@valbrune.example"));
        await forgetful.Open(await town.Host.LastLink("direction@valbrune.example"));
        await forgetful.Send("Enregistrer et entrer", ("Mot de passe", "preau-demo-2026-bis"));
        Assert.False(await Opens(Cookie(desk)));
    }

    [Fact]
    public async Task A_session_of_an_older_stamp_opens_nothing_while_its_row_stands()
    {
        using var agent = await Agent("gestion");
        Assert.True(await Opens(Cookie(agent)));
        var stamp = await Stamp("un autre");
        Assert.False(await Opens(Cookie(agent)));
        await Stamp(stamp);
        Assert.True(await Opens(Cookie(agent)));
    }

    [Fact]
    public async Task Codes_serve_once_and_neither_they_nor_the_secret_can_be_read_from_the_database()
    {
        using var agent = await Agent("admin");
        using var other = await Agent("admin");
        await agent.Open("/gestion/double-authentification");
        var secret = agent.Page.Document.QuerySelector("main code")!.TextContent;
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        var first = totp.ComputeTotp(town.Now);
        await agent.Send("Mettre en place", ("Code à six chiffres", first));
        var recovery = agent.Page.All("main code");
        Assert.Equal(10, recovery.Count);
        Assert.False(await Opens(Cookie(other)));

        var store = await Snapshot.OfEverything(town.Host);
        Assert.True(store.Holds("admin@valbrune.example"));
        foreach (var code in recovery.Append(secret))
        {
            Assert.False(store.Holds(code), code);
            Assert.False(store.Holds(code.Replace("-", "", StringComparison.Ordinal)), code);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WithCode(first)).Status);
        town.Pass(TimeSpan.FromSeconds(60));
        var next = totp.ComputeTotp(town.Now);
        Assert.Equal("/gestion", (await WithCode(next)).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WithCode(next)).Status);
        Assert.Equal("/gestion", (await WithCode(recovery[0])).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WithCode(recovery[0])).Status);
        Assert.Equal("/gestion", (await WithCode(recovery[1].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Path);
        await town.Host.InStore(db => db.Accounts.Where(a => a.Email == "admin@valbrune.example").ExecuteUpdateAsync(a => a.SetProperty(x => x.TotpSecret, (string?)null)));
    }

    /// <returns>The stamp that stood.</returns>
    private Task<string> Stamp(string stamp) => town.Host.InStore(async db =>
    {
        var account = await db.Accounts.SingleAsync(a => a.Audience == Audience.Staff && a.Email == "gestion@valbrune.example");
        var before = account.SecurityStamp;
        account.SecurityStamp = stamp;
        await db.SaveChangesAsync();
        return before;
    });

    private async Task<Seen> WithCode(string code)
    {
        using var agent = town.Host.Visitor();
        await agent.SignIn("admin@valbrune.example", page: SignInPage);
        Assert.Contains("Code", agent.Page.Text, StringComparison.Ordinal);
        return await agent.Send("Continuer", ("Code", code));
    }

    private async Task<Visitor> Agent(string name)
    {
        var agent = town.Host.Visitor();
        await agent.SignIn($"{name}@valbrune.example", page: SignInPage);
        Assert.Equal("/gestion", agent.Page.Path);
        return agent;
    }

    private static string Cookie(Visitor agent) => agent.Cookies.GetAllCookies().Single(c => c.Name == "preau-" + PortalCookies.Staff).Value;

    private async Task<bool> Opens(string cookie)
    {
        using var thief = town.Host.Visitor();
        thief.Cookies.Add(town.Host.Address, new Cookie("preau-" + PortalCookies.Staff, cookie));
        return (await thief.Open("/gestion")).Path == "/gestion";
    }
}
