using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Jobs;
using Preau.Web.Tests.Accounts;

namespace Preau.Web.Tests.Security;

/// <summary>What opens nothing any more is deleted by the night's job, not before it has stopped being of use.</summary>
public sealed class ForgottenAccessTests(ClockedHost town) : IClassFixture<ClockedHost>
{
    private const string Email = "chauvin.109@valbrune.example";

    [Fact]
    public async Task An_expired_link_explains_itself_for_a_month_and_then_its_row_goes()
    {
        using var parent = town.Host.Visitor();
        await parent.Open("/mot-de-passe-oublie");
        await parent.Send("Recevoir le lien", ("Adresse électronique", Email));
        var link = await town.Host.LastLink(Email);
        await parent.Open("/mot-de-passe-oublie");
        await parent.Send("Recevoir le lien", ("Adresse électronique", "personne@valbrune.example"));

        town.Pass(TimeSpan.FromDays(30));
        await CleanUp();
        Assert.Equal(HttpStatusCode.Gone, (await parent.Open(link)).Status);
        Assert.Contains("valait une heure", parent.Page.Text, StringComparison.Ordinal);

        town.Pass(TimeSpan.FromDays(2));
        await CleanUp();
        Assert.Equal(0, await town.Host.InStore(db => db.OneTimeTokens.CountAsync()));
        Assert.DoesNotContain("valait une heure", (await parent.Open(link)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_session_is_kept_a_week_and_a_running_one_as_long_as_it_runs()
    {
        using var phone = town.Host.Visitor();
        await phone.Open("/connexion");
        await phone.Send("Se connecter", ("Adresse électronique", "parent@valbrune.example"), ("Mot de passe", "preau-demo-2026"), ("Rester connecté", "oui"));
        using var desk = town.Host.Visitor();
        await desk.SignIn("parent@valbrune.example");

        town.Pass(TimeSpan.FromDays(6));
        await CleanUp();
        Assert.Equal(2, await Sessions());
        town.Pass(TimeSpan.FromDays(2));
        await CleanUp();
        Assert.Equal(1, await Sessions());
        Assert.Equal("/tableau-de-bord", (await phone.Open("/tableau-de-bord")).Path);
    }

    private Task<int> Sessions() => town.Host.InStore(db => db.UserSessions.CountAsync(s => s.Account!.Email == "parent@valbrune.example"));

    private async Task CleanUp() => Assert.NotNull(await town.Host.Run<RunJob, string?>(job => job.ByName("clean-up")));
}
