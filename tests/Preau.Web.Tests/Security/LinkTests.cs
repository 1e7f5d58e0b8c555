using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Preau.Testing;
using Preau.Web.Features.Accounts;
using Preau.Web.Security;
using Preau.Web.Tests.Accounts;
using Preau.Web.Tests.Faults;

namespace Preau.Web.Tests.Security;

/// <summary>A mailed link opens one act once, while nothing has changed since, and its key lies nowhere in clear.</summary>
public sealed class LinkTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Changed = "velours carafe mouton ardoise";

    private readonly PreauHost host = demo.Host;

    [Fact]
    public async Task A_link_asked_for_before_a_change_of_password_opens_nothing_after_it()
    {
        using var parent = host.Visitor();
        var link = await Link(parent, "benali.106@valbrune.example");
        Assert.Equal(HttpStatusCode.OK, (await parent.Open(link)).Status);
        await parent.SignIn("benali.106@valbrune.example");
        await parent.Open("/mot-de-passe");
        await parent.Send("Changer mon mot de passe", ("Mot de passe actuel", "preau-demo-2026"), ("Nouveau mot de passe", Changed));
        Assert.Equal("/mes-coordonnees", parent.Page.Path);

        Assert.Equal(HttpStatusCode.Gone, (await parent.Open(link)).Status);
        Assert.Contains("Votre accès a changé", parent.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_use_a_link_in_the_same_instant_one_gets_through()
    {
        using var parent = host.Visitor();
        var key = (await Link(parent, "bertin.107@valbrune.example")).Split("jeton=")[1];
        await using var one = host.Services.CreateAsyncScope();
        await using var two = host.Services.CreateAsyncScope();
        var (first, second) = (one.ServiceProvider.GetRequiredService<AccountLinks>(), two.ServiceProvider.GetRequiredService<AccountLinks>());
        var (mine, theirs) = (await first.Find(Audience.Family, key), await second.Find(Audience.Family, key));
        Assert.True(await first.Use(mine!));
        Assert.False(await second.Use(theirs!));
    }

    [Fact]
    public async Task The_keys_of_links_sessions_and_devices_lie_in_the_database_as_hashes_only()
    {
        using var parent = host.Visitor();
        var key = (await Link(parent, "chauvin.109@valbrune.example")).Split("jeton=")[1];
        await parent.SignIn("chauvin.109@valbrune.example");
        var cookies = parent.Cookies.GetAllCookies().Where(c => c.Name is "preau-" + PortalCookies.Family or "preau-" + PortalCookies.Device).Select(c => c.Value).ToList();
        Assert.Equal(2, cookies.Count);
        var store = await Snapshot.OfEverything(host);
        Assert.All(cookies.Append(key), secret => Assert.False(store.Holds(secret), secret));
        Assert.True(store.Holds(RandomKey.Hash(key)));
    }

    [Fact]
    public async Task A_session_without_the_second_factor_ends_when_the_account_has_one()
    {
        using var agent = host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        Assert.Equal("/gestion", agent.Page.Path);
        await host.InStore(db => db.Accounts.Where(a => a.Email == "gestion@valbrune.example").ExecuteUpdateAsync(a => a.SetProperty(x => x.TotpSecret, "x")));
        Assert.Equal("/gestion/connexion", (await agent.Open("/gestion")).Path);
        await host.InStore(db => db.Accounts.Where(a => a.Email == "gestion@valbrune.example").ExecuteUpdateAsync(a => a.SetProperty(x => x.TotpSecret, (string?)null)));
    }

    [Fact]
    public async Task A_guardian_of_another_file_is_not_found_behind_a_field_of_the_form()
    {
        using var agent = host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        var foreign = await host.InStore(db => db.Guardians.Where(g => g.Email == "autre.parent@valbrune.example").Select(g => g.Id).SingleAsync());
        await agent.Open("/gestion/familles/1");
        foreach (var button in new[] { "Envoyer le lien", "Imprimer un code", "Changer l’adresse" })
        {
            using var form = agent.Page.Submission(button, [("GuardianId", $"{foreign}")]);
            using var answer = await agent.Raw(form);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<string> Link(Visitor parent, string email)
    {
        await parent.Open("/mot-de-passe-oublie");
        await parent.Send("Recevoir le lien", ("Adresse électronique", email));
        return await host.LastLink(email);
    }
}
