using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Testing;
using Preau.Web.Features.Campaigns;

namespace Preau.Web.Tests.Campaigns;

/// <summary>From the published rules to the bookings, through the pages, as rendered and without JavaScript.</summary>
public sealed class CampaignStoryTests : IAsyncLifetime
{
    private const string Parent = "parent@valbrune.example";
    private const string Other = "autre.parent@valbrune.example";

    private PreauHost host = null!;

    public async ValueTask InitializeAsync() => host = await PreauHost.Demo();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_town_publishes_the_rules_of_a_campaign_seen_first_and_everyone_reads_them_without_the_seed()
    {
        var id = await CampaignScene.Make(host, CampaignStage.Announced, [Parent]);
        var period = await host.InStore(db => db.Campaigns.Where(c => c.Id == id).Select(c => c.BookingPeriodId).SingleAsync());
        using var admin = await Staff("admin@valbrune.example");
        await admin.Open($"/gestion/campagnes/periodes/{period}");

        var preview = await admin.Send("Voir ce que liront les familles", ("Points : La famille habite la commune", "40"));
        Assert.Contains("du dimanche 29 novembre 2026 au mercredi 9 décembre 2026", preview.Text, StringComparison.Ordinal);
        await admin.Send("Enregistrer la campagne", ("Dernier jour des vœux", "2026-11-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Page.Status);
        Assert.Contains("Le dernier jour vient avant le premier.", admin.Page.Text, StringComparison.Ordinal);
        await admin.Send("Enregistrer la campagne", ("Dernier jour des vœux", "2026-12-09"));
        Assert.Contains("La campagne est publiée", admin.Page.Text, StringComparison.Ordinal);

        using var anyone = host.Visitor();
        var rules = await anyone.Open($"/campagnes/{id}");
        Assert.Contains(CampaignDraw.PrintOf(CampaignScene.Seed), rules.Text, StringComparison.Ordinal);
        Assert.Contains("L311-3-1", rules.Text, StringComparison.Ordinal);
        Assert.Contains("40", rules.Text, StringComparison.Ordinal);
        Assert.Contains("publiée avec les résultats", rules.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Graine" + CampaignScene.Seed, rules.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("campagne", (await anyone.Open("/regles")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_ranks_wishes_changes_the_order_and_takes_one_back_until_the_end()
    {
        var id = await CampaignScene.Make(host, CampaignStage.Open, [Parent, Other]);
        using var parent = await Family(Parent);
        Assert.Contains("Classer mes vœux", (await parent.Open("/tableau-de-bord")).Text, StringComparison.Ordinal);
        Assert.Contains("les places sont données par une campagne", (await parent.Open("/reservations?mois=2027-02")).Text, StringComparison.Ordinal);
        await parent.Open($"/reservations/campagnes/{id}");

        await Press(parent, "Ajouter ce vœu");
        await Press(parent, "Ajouter ce vœu");
        Assert.Contains("1. Journée avec repas, semaine du 15 février 2027", parent.Page.Text, StringComparison.Ordinal);
        await Press(parent, "Monter");
        Assert.Contains("1. Journée avec repas, semaine du 22 février 2027", parent.Page.Text, StringComparison.Ordinal);
        Assert.Contains("0001", parent.Page.Text, StringComparison.Ordinal);
        await Press(parent, "Retirer");
        Assert.Contains("1. Journée avec repas, semaine du 15 février 2027", parent.Page.Text, StringComparison.Ordinal);
        Assert.Single(await host.InStore(db => db.OutboxMails.Where(m => m.Subject.StartsWith("Vos vœux sont reçus")).ToListAsync()));

        await host.InStore(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.ClosesOn, CampaignScene.Today.AddDays(-1))));
        await Press(parent, "Retirer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, parent.Page.Status);
        Assert.Contains("Les vœux se donnent pendant la campagne", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.InStore(db => db.CampaignEntries.SelectMany(e => e.Wishes).CountAsync()));
        using var stranger = await Family("mere2@valbrune.example");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/reservations/campagnes/{id}")).Status);
    }

    [Fact]
    public async Task The_staff_confirm_facts_try_decide_and_publish_and_families_read_why_and_answer()
    {
        var id = await CampaignScene.Make(host, CampaignStage.Deciding, [Parent, Other]);
        await CampaignScene.Places(host, 1);
        var jeanne = await CampaignScene.Wish(host, id, "Jeanne", CampaignScene.First, CampaignScene.Second);
        var hugo = await CampaignScene.Wish(host, id, "Hugo", CampaignScene.First);
        await host.InStore(async db =>
        {
            var entry = await db.CampaignEntries.Include(e => e.Facts).SingleAsync(e => e.Wishes.Any(w => w.Id == jeanne[0]));
            entry.Facts.Add(new() { Fact = CriterionFact.SpecialCare, IsDeclared = true });
            return await db.SaveChangesAsync();
        });
        using var agent = await Staff("gestion@valbrune.example");
        await agent.Open($"/gestion/campagnes/{id}");
        await Press(agent, "Faire un essai");
        // Hugo's family has the lower quotient: without the confirmation, the sensitive criterion counts for nothing.
        Assert.Matches("(?s)Hugo.*donné.*Jeanne", agent.Page.Text);
        var stale = agent.Page.Path;

        await agent.Open($"/gestion/campagnes/{id}");
        await Press(agent, "Confirmer");
        await agent.Open(stale);
        await Press(agent, "Publier cet essai");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Page.Status);
        Assert.Contains("Depuis cet essai", agent.Page.Text, StringComparison.Ordinal);

        await agent.Open($"/gestion/campagnes/{id}");
        await Press(agent, "Faire un essai");
        Assert.Matches("(?s)Jeanne.*semaine du 15 février 2027.*donné.*Hugo.*plus de place le lundi 15 février 2027.*derniers points servis", agent.Page.Text);
        await Press(agent, "Publier cet essai");
        Assert.Contains("Résultats publiés", agent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await CampaignScene.On(host, CampaignScene.First)).Taken);
        Assert.Equal(2, await host.InStore(db => db.OutboxMails.CountAsync(m => m.Subject.StartsWith("Les résultats"))));
        await CampaignScene.Sound(host);

        using var loser = await Family(Other);
        var why = await loser.Open($"/reservations/campagnes/{id}");
        foreach (var part in new[] { "Plus de place le lundi 15 février 2027", "Derniers points servis ce jour-là", "Agathe Morvan", "L311-3-1", "tribunal administratif", "642", "0002" })
            Assert.Contains(part, why.Text, StringComparison.Ordinal);
        using var parent = await Family(Parent);
        Assert.Contains("Une place à confirmer", (await parent.Open("/tableau-de-bord")).Text, StringComparison.Ordinal);
        await parent.Open($"/reservations/campagnes/{id}");
        Assert.Contains(CampaignDraw.NumberOf(CampaignScene.Seed, "0001"), parent.Page.Text, StringComparison.Ordinal);
        await Press(parent, "Confirmer la place");
        Assert.Contains("La place est confirmée", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal((5, CampaignPlaceState.Confirmed), (await CampaignScene.Booked(host, "Jeanne"), (await CampaignScene.Result(host, jeanne[0])).State));
        Assert.Equal(CampaignPlaceState.NotGiven, (await CampaignScene.Result(host, hugo[0])).State);
        await CampaignScene.Sound(host);
        using var anyone = host.Visitor();
        Assert.Contains(CampaignScene.Seed, (await anyone.Open($"/campagnes/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_decides_one_child_otherwise_by_name_and_for_a_reason()
    {
        var id = await CampaignScene.Make(host, CampaignStage.Deciding, [Parent, Other]);
        await CampaignScene.Places(host, 1);
        await CampaignScene.Wish(host, id, "Jeanne", CampaignScene.First);
        await CampaignScene.Wish(host, id, "Hugo", CampaignScene.First);
        using var agent = await Staff("gestion@valbrune.example");
        await agent.Open($"/gestion/campagnes/{id}");
        await Press(agent, "Faire un essai");
        var run = agent.Page.Path;
        var jeanne = await host.InStore(db => db.CampaignEntries.Where(e => e.Number == "0001").Select(e => e.Id).SingleAsync());
        await agent.Open($"{run}?inscrit={jeanne}");

        await agent.Send("Décider", ("Motif, que la famille lira", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Page.Status);
        var wish = agent.Page.Document.QuerySelectorAll("#voeu option")[1].GetAttribute("value")!;
        await agent.Send("Décider", ("Ce que reçoit Jeanne Delmas-Kaci", wish), ("Motif, que la famille lira", "Placement urgent."));
        Assert.Contains("C’est décidé", agent.Page.Text, StringComparison.Ordinal);
        await Press(agent, "Faire un essai");
        Assert.Matches("(?s)Jeanne.*Agathe Morvan.*Placement urgent.*donné.*Hugo.*plus de place", agent.Page.Text);
        await Press(agent, "Publier cet essai");

        using var parent = await Family(Parent);
        Assert.Contains("Placement urgent.", (await parent.Open($"/reservations/campagnes/{id}")).Text, StringComparison.Ordinal);
        await CampaignScene.Sound(host);
    }

    private static async Task Press(Visitor visitor, string begins) =>
        await visitor.Press(visitor.Page.Document.QuerySelectorAll("main button").First(b => b.TextContent.Trim().StartsWith(begins, StringComparison.Ordinal)));

    private async Task<Visitor> Staff(string email)
    {
        var visitor = host.Visitor();
        await visitor.SignIn(email, page: "/gestion/connexion");
        return visitor;
    }

    private async Task<Visitor> Family(string email)
    {
        var visitor = host.Visitor();
        await visitor.SignIn(email);
        return visitor;
    }
}
