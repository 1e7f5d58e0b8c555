using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Tests.Accounts;

namespace Preau.Web.Tests.Security;

/// <summary>A saved cookie opens nothing once its session is over, however it ended.</summary>
public sealed class SessionTests(ClockedHost town) : IClassFixture<ClockedHost>
{
    private const string Parent = "parent@valbrune.example";
    private const string Other = "autre.parent@valbrune.example";

    [Fact]
    public async Task A_saved_cookie_opens_nothing_after_sign_out()
    {
        using var parent = await SignedIn(Other);
        var saved = Cookie(parent);
        await parent.Send("Se déconnecter");
        Assert.False(await Opens(saved));
    }

    [Fact]
    public async Task A_saved_cookie_opens_nothing_once_the_account_is_blocked()
    {
        using var parent = await SignedIn("mere2@valbrune.example");
        var saved = Cookie(parent);
        Assert.True(await Opens(saved));
        await town.Host.InStore(db => db.Accounts.Where(a => a.Email == "mere2@valbrune.example").ExecuteUpdateAsync(a => a.SetProperty(x => x.IsBlocked, true)));
        Assert.False(await Opens(saved));
    }

    [Fact]
    public async Task A_changed_password_signs_out_the_other_devices_and_tells_the_owner()
    {
        const string Changed = "velours carafe mouton ardoise";
        using var phone = await SignedIn("pere2@valbrune.example");
        using var desk = await SignedIn("pere2@valbrune.example");
        var saved = Cookie(phone);
        await desk.Open("/mot-de-passe");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Send("Changer mon mot de passe", ("Mot de passe actuel", "ce n’est pas lui"), ("Nouveau mot de passe", Changed))).Status);
        Assert.True(await Opens(saved));

        await desk.Send("Changer mon mot de passe", ("Mot de passe actuel", "preau-demo-2026"), ("Nouveau mot de passe", Changed));

        Assert.Equal("/mes-coordonnees", desk.Page.Path);
        Assert.False(await Opens(saved));
        Assert.True(await Opens(Cookie(desk)));
        Assert.Contains("mot de passe", await town.Host.LastText("pere2@valbrune.example"), StringComparison.OrdinalIgnoreCase);
        using var again = town.Host.Visitor();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.SignIn("pere2@valbrune.example")).Status);
        Assert.Equal("/tableau-de-bord", (await again.SignIn("pere2@valbrune.example", Changed)).Path);
    }

    [Fact]
    public async Task A_device_of_the_list_is_signed_out_and_one_of_somebody_else_is_not_found()
    {
        using var phone = await SignedIn(Parent);
        using var desk = await SignedIn(Parent);
        using var stranger = await SignedIn(Other);
        var theirs = await town.Host.InStore(db => db.UserSessions.Where(s => s.Account!.Email == Other).Select(s => s.Id).OrderByDescending(i => i).FirstAsync());
        var saved = Cookie(phone);
        await desk.Open("/mes-coordonnees");

        Assert.Equal(HttpStatusCode.NotFound, (await desk.Send("Déconnecter", ("appareil", $"{theirs}"))).Status);
        Assert.True(await Opens(Cookie(stranger)));
        while ((await desk.Open("/mes-coordonnees")).Document.QuerySelector("input[name=appareil]") is not null) await desk.Send("Déconnecter");

        Assert.False(await Opens(saved));
        Assert.True(await Opens(Cookie(desk)));
    }

    [Fact]
    public async Task Without_use_a_session_ends_after_two_hours_and_with_use_after_twelve()
    {
        using var idle = await SignedIn(Parent);
        town.Pass(SessionLifetimes.FamilyIdle - TimeSpan.FromMinutes(1));
        Assert.True(await Opens(Cookie(idle)));
        town.Pass(SessionLifetimes.FamilyIdle + TimeSpan.FromMinutes(1));
        Assert.False(await Opens(Cookie(idle)));

        using var used = await SignedIn(Parent);
        for (var hour = 1; hour < 12; hour++)
        {
            town.Pass(TimeSpan.FromHours(1));
            Assert.True(await Opens(Cookie(used)), $"after {hour} h");
        }
        town.Pass(TimeSpan.FromHours(1));
        Assert.False(await Opens(Cookie(used)));
    }

    [Fact]
    public async Task A_link_for_a_forgotten_password_serves_once_within_an_hour_and_an_old_one_gets_another()
    {
        using var parent = town.Host.Visitor();
        await parent.Open("/mot-de-passe-oublie");
        await parent.Send("Recevoir le lien", ("Adresse électronique", "abadie.105@valbrune.example"));
        var link = await town.Host.LastLink("abadie.105@valbrune.example");
        town.Pass(TimeSpan.FromMinutes(61));

        var late = await parent.Open(link);

        Assert.Equal(HttpStatusCode.Gone, late.Status);
        Assert.Equal("Ce lien n’est plus valable", late.Title);
        Assert.Contains("a•••@valbrune.example", late.Text, StringComparison.Ordinal);
        Assert.Equal("/activation/envoye", (await parent.Send("Recevoir un nouveau lien")).Path);
        var fresh = await town.Host.LastLink("abadie.105@valbrune.example");
        Assert.NotEqual(link, fresh);
        await parent.Open(fresh);
        await parent.Send("Enregistrer et entrer", ("Mot de passe", "velours carafe mouton ardoise"));
        Assert.Equal("/tableau-de-bord", parent.Page.Path);
        using var thief = town.Host.Visitor();
        Assert.Contains("un lien ne sert qu’une fois", (await thief.Open(fresh)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await thief.Open(fresh.Replace("/activation/lien", "/gestion/mot-de-passe", StringComparison.Ordinal))).Status);
    }

    private async Task<Visitor> SignedIn(string email)
    {
        var person = town.Host.Visitor();
        await person.SignIn(email);
        Assert.Equal("/tableau-de-bord", person.Page.Path);
        return person;
    }

    private static string Cookie(Visitor person) => person.Cookies.GetAllCookies().Single(c => c.Name == "preau-" + PortalCookies.Family).Value;

    private async Task<bool> Opens(string cookie)
    {
        using var thief = town.Host.Visitor();
        thief.Cookies.Add(town.Host.Address, new Cookie("preau-" + PortalCookies.Family, cookie));
        return (await thief.Open("/tableau-de-bord")).Path == "/tableau-de-bord";
    }
}
