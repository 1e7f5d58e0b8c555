using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Testing;

namespace Preau.Web.Tests.Campaigns;

/// <summary>An agent ranks wishes and answers for a family on the phone: the same page, the same judge, its name in the history, a mail to the family.</summary>
public sealed class AgentWishesTests : IAsyncLifetime
{
    private const string Parent = "parent@valbrune.example";

    private PreauHost host = null!;

    private long family;

    public async ValueTask InitializeAsync()
    {
        host = await PreauHost.Demo();
        family = await host.InStore(db => db.Guardians.Where(g => g.Email == Parent).Select(g => g.FamilyId).SingleAsync());
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_agent_ranks_a_wish_from_the_familys_file_and_the_family_is_told_by_whom()
    {
        var id = await CampaignScene.Make(host, CampaignStage.Open, [Parent]);
        using var agent = await Staff("gestion@valbrune.example");
        await agent.Open($"/gestion/familles/{family}");
        await agent.Open(agent.Page.Link("Vœux et réponses"));
        Assert.Equal($"/gestion/familles/{family}/reservations/campagnes/{id}", agent.Page.Path);
        Assert.Contains("Ajouter ce vœu", agent.Page.Text, StringComparison.Ordinal);

        await Press(agent, "Ajouter ce vœu");
        Assert.Contains("Il compte dès maintenant. La famille est prévenue.", agent.Page.Text, StringComparison.Ordinal);
        await Press(agent, "Ajouter ce vœu");
        await Press(agent, "Monter");
        await Press(agent, "Enregistrer");

        Assert.Equal(["Agathe Morvan"], await host.InStore(db => db.History.Where(h => h.Subject == nameof(CampaignEntry) && h.FamilyId == family && h.At >= new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc)).Select(h => h.ActorName).Distinct().ToListAsync()));
        var mails = await host.InStore(db => db.OutboxMails.Where(m => m.FamilyId == family && m.EffectKey!.StartsWith("dossier-change:")).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync());
        Assert.Equal(4, mails.Count);
        Assert.Contains("Vœu ajouté", mails[0], StringComparison.Ordinal);
        Assert.Contains($"/reservations/campagnes/{id}", mails[0], StringComparison.Ordinal);
        Assert.Single(await host.InStore(db => db.OutboxMails.Where(m => m.FamilyId == family && m.EffectKey!.StartsWith("campagne-voeux-recus:")).ToListAsync()));
        using var parent = host.Visitor();
        await parent.SignIn(Parent);
        Assert.Contains("1. Journée avec repas, semaine du 22 février 2027", (await parent.Open($"/reservations/campagnes/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_window_is_the_same_for_agents_and_only_those_of_the_bookings_open_the_page()
    {
        var id = await CampaignScene.Make(host, CampaignStage.Open, [Parent]);
        var page = $"/gestion/familles/{family}/reservations/campagnes/{id}";
        using var agent = await Staff("gestion@valbrune.example");
        await agent.Open(page);
        await host.InStore(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.ClosesOn, CampaignScene.Today.AddDays(-1))));

        var late = await Press(agent, "Ajouter ce vœu");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Rien n’a été changé", late.Text, StringComparison.Ordinal);
        Assert.Equal(0, await host.InStore(db => db.CampaignEntries.CountAsync(e => e.CampaignId == id && e.FamilyId == family)));
        using var money = await Staff("regie@valbrune.example");
        Assert.NotEqual(HttpStatusCode.OK, (await money.Open(page)).Status);
        var other = await host.InStore(db => db.Families.Where(f => f.FileNumber == "F-000105").Select(f => f.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await agent.Open($"/gestion/familles/{other}/reservations/campagnes/{id}")).Status);
    }

    [Fact]
    public async Task An_agent_answers_for_a_place_that_was_given()
    {
        var id = await CampaignScene.Make(host, CampaignStage.Deciding, [Parent]);
        await CampaignScene.Wish(host, id, "Jeanne", CampaignScene.First);
        using var agent = await Staff("gestion@valbrune.example");
        await agent.Open($"/gestion/campagnes/{id}");
        await agent.Send("Faire un essai");
        await agent.Send("Publier cet essai");

        await agent.Open($"/gestion/familles/{family}/reservations/campagnes/{id}");
        await Press(agent, "Confirmer la place");

        Assert.Contains("La place est confirmée", agent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(5, await CampaignScene.Booked(host, "Jeanne"));
        Assert.Contains(await host.InStore(db => db.OutboxMails.Where(m => m.FamilyId == family).Select(m => m.Text).ToListAsync()), m => m.Contains("Place confirmée", StringComparison.Ordinal));
        await CampaignScene.Sound(host);
    }

    private static Task<Seen> Press(Visitor visitor, string begins) =>
        visitor.Press(visitor.Page.Document.QuerySelectorAll("main button").First(b => b.TextContent.Trim().StartsWith(begins, StringComparison.Ordinal)));

    private async Task<Visitor> Staff(string email)
    {
        var visitor = host.Visitor();
        await visitor.SignIn(email, page: "/gestion/connexion");
        return visitor;
    }
}
