using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Security;

namespace Preau.Web.Tests.Accounts;

/// <summary>The agents' accounts as an administrator keeps them.</summary>
public sealed class AgentsTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Password = "velours carafe mouton ardoise";

    private readonly PreauHost host = demo.Host;

    [Fact]
    public async Task An_invited_agent_chooses_a_password_and_has_the_rights_that_were_given_and_no_others()
    {
        using var admin = await Admin();
        await Invite(admin, "nouvelle@valbrune.example", "Requests", "Families");
        Assert.Equal("/gestion/agents", admin.Page.Path);
        Assert.Contains("sept jours", admin.Page.Text, StringComparison.Ordinal);

        using var agent = await Enter("nouvelle@valbrune.example");

        Assert.Equal("/gestion/double-authentification", agent.Page.Path);
        Assert.Equal(HttpStatusCode.OK, (await agent.Open("/gestion/demandes")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open("/gestion/facturation")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open("/gestion/agents")).Status);
        Assert.DoesNotContain("Agents", (await agent.Open("/gestion")).All(".rubrics a"));
    }

    [Fact]
    public async Task A_blocked_agent_is_out_at_once_and_a_released_one_may_come_back()
    {
        using var admin = await Admin();
        await Invite(admin, "sortant@valbrune.example", "Requests");
        using var agent = await Enter("sortant@valbrune.example");
        var page = $"/gestion/agents/{await IdOf("sortant@valbrune.example")}";
        await admin.Open(page);

        await admin.Send("Bloquer ce compte");

        Assert.Contains("bloqué", admin.Page.Text, StringComparison.Ordinal);
        Assert.Equal("/gestion/connexion", (await agent.Open("/gestion/demandes")).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await agent.SignIn("sortant@valbrune.example", Password, "/gestion/connexion")).Status);
        await admin.Send("Débloquer ce compte");
        await agent.SignIn("sortant@valbrune.example", Password, "/gestion/connexion");
        Assert.Equal("/gestion", agent.Page.Path);
        Assert.Contains(admin.Page.All(".log li"), entry => entry.Contains("Mireille Castan", StringComparison.Ordinal) && entry.Contains("débloqué", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_right_and_a_changed_site_hold_from_the_next_request_on()
    {
        using var admin = await Admin();
        await Invite(admin, "muable@valbrune.example", "Requests");
        using var agent = await Enter("muable@valbrune.example");
        var id = await IdOf("muable@valbrune.example");
        var site = await host.InStore(db => db.Sites.Where(s => s.Code == "elem-tilleuls").Select(s => s.Id).SingleAsync());
        await admin.Open($"/gestion/agents/{id}");

        await admin.Send("Enregistrer", ("Input.Rights", "-Requests"), ("Input.Rights", "Money"), ("Input.Sites", $"{site}"));

        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Open("/gestion/demandes")).Status);
        Assert.Equal(HttpStatusCode.OK, (await agent.Open("/gestion/facturation")).Status);
        Assert.Equal([site], await host.InStore(db => db.Staff.Where(s => s.Id == id).SelectMany(s => s.Sites).Select(s => s.SiteId).ToListAsync()));
        var entry = await host.InStore(db => db.History.Where(h => h.Subject == nameof(StaffMember) && h.SubjectId == id).OrderByDescending(h => h.Id).FirstAsync());
        Assert.Contains("Requests", entry.Before, StringComparison.Ordinal);
        Assert.Contains("Money", entry.After, StringComparison.Ordinal);

        await admin.Send("Enregistrer", ("Input.Sites", $"-{site}"));
        Assert.Empty(await host.InStore(db => db.Staff.Where(s => s.Id == id).SelectMany(s => s.Sites).ToListAsync()));
    }

    [Fact]
    public async Task Nobody_lowers_or_blocks_the_own_account()
    {
        using var admin = await Admin();
        var id = await IdOf("admin@valbrune.example");
        await admin.Open($"/gestion/agents/{id}");
        Assert.False(admin.Page.HasButton("Bloquer ce compte"));

        await admin.Send("Enregistrer", ("Input.Rights", "-Administration"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Page.Status);
        Assert.Contains("votre propre droit", admin.Page.All("#Input_Rights-erreur").Single(), StringComparison.Ordinal);

        // The button of another's page, led to the own account.
        var other = await IdOf("gestion@valbrune.example");
        await admin.Open($"/gestion/agents/{other}");
        foreach (var form in admin.Page.Document.QuerySelectorAll($"form[action='/gestion/agents/{other}/block']")) form.SetAttribute("action", $"/gestion/agents/{id}/block");
        await admin.Send("Bloquer ce compte");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Page.Status);
        Assert.False(await host.InStore(db => db.Staff.Where(s => s.Id == id).Select(s => s.IsBlocked).SingleAsync()));
    }

    [Fact]
    public async Task Two_administrators_who_block_each_other_in_the_same_instant_leave_one()
    {
        using var admin = await Admin();
        string[] addresses = ["duel.a@valbrune.example", "duel.b@valbrune.example"];
        var duellists = new List<Visitor>();
        foreach (var address in addresses)
        {
            await Invite(admin, address, "Administration");
            duellists.Add(await Enter(address));
        }

        await duellists[0].Open($"/gestion/agents/{await IdOf(addresses[1])}");
        await duellists[1].Open($"/gestion/agents/{await IdOf(addresses[0])}");
        await Task.WhenAll(duellists.Select(d => d.Send("Bloquer ce compte")));

        Assert.Equal(1, await host.InStore(db => db.Staff.CountAsync(s => addresses.Contains(s.Email) && s.IsBlocked)));
        duellists.ForEach(d => d.Dispose());
    }

    [Fact]
    public async Task A_fresh_invitation_replaces_the_one_before()
    {
        using var admin = await Admin();
        await Invite(admin, "perdu@valbrune.example", "Attendance");
        var first = await host.LastLink("perdu@valbrune.example");
        await admin.Open($"/gestion/agents/{await IdOf("perdu@valbrune.example")}");

        await admin.Send("Renvoyer l’invitation");

        using var agent = host.Visitor();
        Assert.Equal(HttpStatusCode.Gone, (await agent.Open(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await agent.Open(await host.LastLink("perdu@valbrune.example"))).Status);
    }

    [Theory]
    [InlineData("pas-une-adresse", "Une Personne", "Requests", "Input_Email-erreur")]
    [InlineData("gestion@valbrune.example", "Une Personne", "Requests", "Input_Email-erreur")]
    [InlineData("bonne@valbrune.example", "", "Requests", "Input_Name-erreur")]
    [InlineData("bonne@valbrune.example", "Une Personne", null, "Input_Rights-erreur")]
    public async Task An_invitation_that_cannot_be_says_why_beside_the_field_and_keeps_what_was_typed(string email, string name, string? right, string error)
    {
        using var admin = await Admin();
        var before = await host.InStore(db => db.Staff.CountAsync());
        await admin.Open("/gestion/agents/nouveau");

        await admin.Send("Envoyer", [("Adresse électronique", email), ("Prénom et nom", name), .. right is null ? [] : new[] { ("Input.Rights", right) }]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Page.Status);
        Assert.NotNull(admin.Page.Document.GetElementById(error));
        Assert.Equal(email, admin.Page.Document.GetElementById("Input_Email")!.GetAttribute("value"));
        Assert.Equal(right is null ? 0 : 1, admin.Page.Document.QuerySelectorAll("input[name='Input.Rights'][checked]").Length);
        Assert.Equal(before, await host.InStore(db => db.Staff.CountAsync()));
    }

    [Fact]
    public async Task A_change_made_on_an_older_page_is_refused_and_shows_what_stands_now()
    {
        using var admin = await Admin();
        await Invite(admin, "tiraille@valbrune.example", "Requests");
        var page = $"/gestion/agents/{await IdOf("tiraille@valbrune.example")}";
        using var second = await Admin();
        await second.Open(page);
        await admin.Open(page);
        await admin.Send("Enregistrer", ("Input.Rights", "Money"));

        await second.Send("Enregistrer", ("Input.Rights", "Families"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Page.Status);
        Assert.Contains("Demandes et argent", second.Page.All("#erreurs li").Last(), StringComparison.Ordinal);
        await second.Send("Enregistrer");
        Assert.Equal(StaffRight.Requests | StaffRight.Families, await host.InStore(db => db.Staff.Where(s => s.Email == "tiraille@valbrune.example").Select(s => s.Rights).SingleAsync()));
    }

    [Theory]
    [InlineData("/gestion/agents/999999")]
    [InlineData("/gestion/agents/0")]
    public async Task An_agent_who_does_not_exist_is_a_404(string path)
    {
        using var admin = await Admin();

        Assert.Equal(HttpStatusCode.NotFound, (await admin.Open(path)).Status);
    }

    private async Task<Visitor> Admin()
    {
        var admin = host.Visitor();
        await admin.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        return admin;
    }

    private static async Task Invite(Visitor admin, string email, params string[] rights)
    {
        await admin.Open("/gestion/agents/nouveau");
        await admin.Send("Envoyer", [("Adresse électronique", email), ("Prénom et nom", "Une Personne"), .. rights.Select(r => ("Input.Rights", r))]);
    }

    /// <summary>Follows the mailed link and chooses a password.</summary>
    private async Task<Visitor> Enter(string email)
    {
        var agent = host.Visitor();
        await agent.Open(await host.LastLink(email));
        await agent.Send("Enregistrer", ("Mot de passe", Password));
        return agent;
    }

    private Task<long> IdOf(string email) => host.InStore(db => db.Staff.Where(s => s.Email == email).Select(s => s.Id).SingleAsync());
}
