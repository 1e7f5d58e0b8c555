using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Testing;
using Preau.Web.Features.Requests;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Home;

/// <summary>The staff's first page: what waits for this agent, by right, and counts that are those of the lists behind them.</summary>
public sealed class DeskTests(CountedTown town) : IClassFixture<CountedTown>
{
    [Fact]
    public async Task Every_number_of_the_inbox_leads_to_a_list_of_exactly_so_many()
    {
        await AddRequests("Vidal", [(RequestState.Sent, 12, false), (RequestState.Sent, 30, true), (RequestState.Incomplete, 20, false)]);
        using var agent = await town.Agent("gestion");
        var home = await agent.Open("/gestion");
        var figures = Figures(home).Where(f => f.Address.StartsWith("/gestion/demandes", StringComparison.Ordinal) && f.Name != "Attente").ToList();

        Assert.Equal(["À traiter", "En retard", "À compléter"], figures.Select(f => f.Name));
        Assert.True(figures.Single(f => f.Name == "En retard").Value >= 2);
        foreach (var (name, value, address) in figures)
        {
            var list = await agent.Open(address);
            Assert.Equal((name, value), (name, list.Document.QuerySelectorAll("table.inbox tbody tr").Length));
            Assert.Equal($"{value}", Seen.Fold(list.Document.QuerySelector(".views [aria-current] .count")!.TextContent));
        }
    }

    [Fact]
    public async Task The_number_of_enrolments_is_that_of_their_page()
    {
        using var agent = await town.Agent("gestion");
        var figure = Figures(await agent.Open("/gestion")).Single(f => f.Address == "/gestion/inscriptions");

        Assert.Equal((await agent.Open("/gestion/inscriptions")).Document.QuerySelectorAll("tbody tr").Length, figure.Value);
    }

    [Fact]
    public async Task What_waits_too_long_stands_under_its_own_heading_and_opens_there()
    {
        await AddRequests("Chauvin", [(RequestState.Sent, 400, true)]);
        using var agent = await town.Agent("gestion");
        var home = await agent.Open("/gestion");

        var late = home.Document.QuerySelector("h2.late")!.ParentElement!;
        Assert.Contains("400 jours complétée", Seen.Fold(late.TextContent), StringComparison.Ordinal);
        Assert.Contains("Famille Chauvin", Seen.Fold(late.TextContent), StringComparison.Ordinal);
        Assert.Equal("/gestion/demandes", string.Join('/', late.QuerySelector("li a")!.GetAttribute("href")!.Split('/')[..3]));
    }

    [Fact]
    public async Task The_town_says_from_which_age_on_a_request_is_late()
    {
        await AddRequests("Roussel", [(RequestState.Sent, 45, false), (RequestState.Sent, 800, false)]);
        using var agent = await town.Agent("gestion");
        var setting = new TownSetting { Name = "demandes.retard_jours", EffectiveFrom = new(2026, 11, 1), Value = "600" };
        await town.Host.InStore(db => db.Settings.Add(setting).Context.SaveChangesAsync());

        var figure = Figures(await agent.Open("/gestion")).Single(f => f.Name == "En retard");
        var list = await agent.Open(figure.Address);
        await town.Host.InStore(db => db.Settings.Where(s => s.Id == setting.Id).ExecuteDeleteAsync());

        Assert.Equal(1, figure.Value);
        Assert.Contains("En retard, 600 jours ou plus", list.All(".views a").Select(Seen.Fold).First(t => t.StartsWith("En retard", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Single(list.All("table.inbox td.late"));
        Assert.True(Figures(await agent.Open("/gestion")).Single(f => f.Name == "En retard").Value > 1);
    }

    [Fact]
    public async Task The_regie_sees_its_months_and_no_request_no_list_and_no_health()
    {
        using var regie = await town.Agent("regie");
        var home = await regie.Open("/gestion");

        Assert.Equal(["Facturation"], home.All("aside h2"));
        Assert.Contains("Octobre 2026, CS", home.All("aside .lines a"));
        Assert.DoesNotContain("La journée", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PAI", home.Text, StringComparison.Ordinal);
        Assert.Empty(home.Document.QuerySelectorAll("main a[href^='/gestion/demandes'], main a[href^='/gestion/presences'], main a[href^='/gestion/inscriptions']"));
    }

    [Fact]
    public async Task The_school_sees_the_day_of_its_own_site_with_the_children_to_care_for_and_no_money()
    {
        using var school = await town.Agent("direction");
        var home = await school.Open("/gestion");
        var (site, day) = (await Site("elem-tilleuls"), new DateOnly(2026, 11, 24));
        var meals = await town.Host.InStore(db => db.Bookings.CountAsync(b => b.SiteId == site && b.Day == day && db.Slots.Any(s => s.Id == b.SlotId && s.Code == "repas")));

        Assert.Equal("École élémentaire des Tilleuls", home.All("main h2")[0]);
        Assert.Contains($"Repas{meals}", Seen.Fold(home.Document.QuerySelector("dl.figures")!.TextContent), StringComparison.Ordinal);
        Assert.Contains("PAI ou allergie", home.Text, StringComparison.Ordinal);
        Assert.Equal($"/gestion/presences?lieu={site}", home.Link("Ouvrir la liste du jour"));
        foreach (var word in new[] { "€", "Quotient", "Lavoir,", "Cigales", "Demandes" }) Assert.DoesNotContain(word, Seen.Fold(home.Document.QuerySelector("main")!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_sees_settings_and_accounts_and_no_family()
    {
        using var admin = await town.Agent("admin");
        var home = await admin.Open("/gestion");

        Assert.Equal(["Activités", "Agents"], home.All("aside h2"));
        Assert.Null(home.Document.QuerySelector("form[role=search]"));
        Assert.DoesNotContain("La journée", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_without_the_right_of_health_is_not_told_how_many_children_need_care()
    {
        using var agent = await town.Agent("gestion");
        var home = await agent.Open("/gestion");

        Assert.Contains("École maternelle des Tilleuls", home.All("table.sites th"));
        Assert.DoesNotContain("PAI", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_asks_the_database_as_often_for_many_requests_as_for_few()
    {
        using var agent = await town.Agent("gestion");
        var few = await town.Commands(agent, "/gestion");
        await AddRequests("Dufour", [.. Enumerable.Range(1, 40).Select(i => (RequestState.Sent, i, i % 2 == 0))]);

        Assert.Equal(few, await town.Commands(agent, "/gestion"));
        Assert.InRange(few, 5, 20);
    }

    [Fact]
    public async Task An_open_request_says_where_it_stands_and_leads_through_the_inbox_in_its_order()
    {
        using var agent = await town.Agent("gestion");
        var inbox = (await agent.Open("/gestion/demandes")).Document.QuerySelectorAll("table.inbox th a").Select(a => a.GetAttribute("href")!).ToList();
        await agent.Open(inbox[0]);
        foreach (var (address, place) in inbox.Select((a, i) => (a, i + 1)).Take(4))
        {
            Assert.Equal((address, $"{place} sur {inbox.Count}"), (agent.Page.Path, agent.Page.All(".neighbours .muted")[0]));
            await agent.Open(agent.Page.Link("Suivante"));
        }

        var decided = await town.Host.InStore(db => db.Requests.Where(r => r.State == RequestState.Refused).Select(r => r.Id).FirstAsync());
        Assert.Empty((await agent.Open($"/gestion/demandes/{decided}")).All(".neighbours"));
    }

    [Fact]
    public async Task The_box_on_the_first_page_finds_a_family()
    {
        using var regie = await town.Agent("regie");
        await regie.Open("/gestion");

        var found = await regie.Send("Chercher", ("Text", "delmas"));

        Assert.Equal((HttpStatusCode.OK, "/gestion/familles"), (found.Status, found.Path));
        Assert.Contains("Delmas-Kaci", found.All("tbody a"));
    }

    private static List<(string Name, int Value, string Address)> Figures(Seen page) => [.. page.Document.QuerySelectorAll("dl.figures a").Select(a => (
        Seen.Fold(a.Closest("div")!.QuerySelector("dt")!.TextContent), int.Parse(Seen.Fold(a.FirstChild!.TextContent)), a.GetAttribute("href")!))];

    private Task<long> Site(string code) => town.Host.InStore(db => db.Sites.Where(s => s.Code == code).Select(s => s.Id).SingleAsync());

    private Task<int> AddRequests(string family, IReadOnlyList<(RequestState State, int Days, bool IsAnswered)> requests) => town.Host.InStore(async db =>
    {
        var id = await db.Families.Where(f => f.Name == family).Select(f => f.Id).FirstAsync();
        var now = new DateTime(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc);
        var address = new PostalAddress("1 rue du Four", null, "26290", "Valbrune");
        foreach (var (state, days, isAnswered) in requests)
        {
            db.Requests.Add(new FamilyRequest
            {
                Number = $"D-ESSAI-{Guid.NewGuid():N}"[..20],
                Kind = RequestKind.Details,
                FamilyId = id,
                Title = "Changement d’adresse",
                State = state,
                Before = RequestContent.Write(address),
                SentAt = now.AddDays(-days),
                After = RequestContent.Write(address),
                Receipt = "",
                Missing = state == RequestState.Incomplete ? "Un justificatif" : null,
                MissingUntil = state == RequestState.Incomplete ? new DateOnly(2026, 11, 20) : null,
                AnsweredAt = isAnswered ? now.AddDays(-1) : null,
            });
        }

        return await db.SaveChangesAsync();
    });
}
