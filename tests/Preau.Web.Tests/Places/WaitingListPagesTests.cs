using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Preau.Domain.Places;
using Preau.Testing;
using Preau.Web.Features.Places;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Places;

/// <summary>A family on a waiting list, from the full box to the place accepted; what the staff see and note. The day is Tuesday 24 November 2026, 8:00.</summary>
public sealed class WaitingListPagesTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2027, 1, 14);

    private PreauHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await PreauHost.Demo();
        // The demo's own list is another one: these tests count.
        await host.InStore(async db => await db.WaitingPlaces.ExecuteDeleteAsync() + await db.WaitingEntries.ExecuteDeleteAsync());
        await Limit(places: 0);
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_family_joins_from_the_full_box_reads_its_rank_and_takes_the_place_that_is_offered()
    {
        using var parent = await SignedIn("parent@valbrune.example");
        await parent.Open("/reservations?mois=2027-01");
        var joins = parent.Page.Document.QuerySelectorAll($"a[href*='inscrire'][href*='{Day:yyyyMMdd}']");
        Assert.NotEmpty(joins);
        await parent.Open(joins[0].GetAttribute("href")!);
        Assert.Contains("Ordre :", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Entries());
        await parent.Send("S’inscrire sur la liste d’attente");
        Assert.Contains("1er sur la liste", parent.Page.Text, StringComparison.OrdinalIgnoreCase);
        await parent.Open("/reservations?mois=2027-01");
        Assert.Contains("En attente, 1er", parent.Page.Text, StringComparison.Ordinal);

        await Limit(places: 1);
        var entry = await Entry();
        Assert.Equal(WaitingState.Offered, entry.State);
        await parent.Open("/tableau-de-bord");
        Assert.Contains("Elle vous est gardée jusqu’au", parent.Page.Text, StringComparison.Ordinal);
        await parent.Open("/reservations?mois=2027-01");
        Assert.Contains("Place proposée, à accepter", parent.Page.Text, StringComparison.Ordinal);

        // The link of the mail opens, however often; a button accepts.
        var page = $"/reservations/liste-d-attente/{entry.Id}";
        await parent.Open(page + "/accept");
        await parent.Open(page);
        Assert.Equal(WaitingState.Offered, (await Entry()).State);
        Assert.Contains("Prix", parent.Page.Text, StringComparison.Ordinal);
        var seen = parent.Page;
        await parent.Send("Accepter la place");
        Assert.Contains("C’est réservé", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.InStore(db => db.Bookings.CountAsync(b => b.Day == Day && b.ChildId == entry.ChildId && b.SlotId == entry.SlotId)));

        await parent.SendFrom(seen, "Laisser la place");
        Assert.Contains("une seule fois", parent.Page.Text, StringComparison.Ordinal);
        await parent.Open(page);
        Assert.Contains("La place est déjà acceptée", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.InStore(db => db.OutboxMails.CountAsync(m => m.EffectKey!.StartsWith("liste-d-attente-place:"))));
        Assert.Empty((await host.Run<PlacesCheck, PlacesReport>(check => check.Run())).Faults);
    }

    [Fact]
    public async Task A_limit_that_passes_while_the_page_is_open_changes_nothing_and_says_so()
    {
        using var parent = await Waiting();
        await Limit(places: 1);
        var entry = await Entry();
        await parent.Open($"/reservations/liste-d-attente/{entry.Id}");
        await host.InStore(db => db.WaitingEntries.ExecuteUpdateAsync(e => e.SetProperty(x => x.OfferEndsAt, entry.EnteredAt.AddHours(-1))));

        await parent.Send("Accepter la place");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, parent.Page.Status);
        Assert.Contains("La proposition a pris fin", parent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await host.InStore(db => db.Bookings.CountAsync(b => b.Day == Day && b.ChildId == entry.ChildId && b.SlotId == entry.SlotId)));
    }

    [Fact]
    public async Task Another_family_finds_neither_the_entry_nor_its_offer()
    {
        using var parent = await Waiting();
        using var other = await SignedIn("autre.parent@valbrune.example");

        await other.Open($"/reservations/liste-d-attente/{(await Entry()).Id}");

        Assert.Equal(HttpStatusCode.NotFound, other.Page.Status);
    }

    [Fact]
    public async Task An_agent_sees_whom_to_call_and_notes_the_word_of_the_family()
    {
        using var parent = await Waiting();
        await host.InStore(db => db.Guardians.Where(g => db.WaitingEntries.Any(e => e.FamilyId == g.FamilyId)).ExecuteUpdateAsync(g => g.SetProperty(x => x.Email, (string?)null)));
        await Limit(places: 1);
        using var agent = new Visitor(host.Address);
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        await agent.Open("/gestion/attente");
        Assert.Contains("Sans adresse électronique", agent.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Proposée jusqu’au", agent.Page.Text, StringComparison.Ordinal);

        await agent.Open(agent.Page.Document.QuerySelector("a[href*='/reservations/liste-d-attente/']")!.GetAttribute("href")!);
        await agent.Send("Accepter pour la famille");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Page.Status);
        await agent.Send("Accepter pour la famille", ("Ce que la famille a répondu", "Oui, le père, au téléphone"));

        var entry = await Entry();
        Assert.Equal(WaitingState.Accepted, entry.State);
        Assert.Equal("Oui, le père, au téléphone", await host.InStore(db => db.History.Where(h => h.Subject == nameof(WaitingEntry) && h.SubjectId == entry.Id && h.Action == "accepted").Select(h => h.Reason).SingleAsync()));
        await agent.Open("/gestion/attente");
        Assert.Contains("Personne n’attend de place", agent.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_town_changes_the_order_from_a_day_on_and_families_read_it()
    {
        using var agent = new Visitor(host.Address);
        await agent.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        await agent.Open("/gestion/regles/soir/attente");
        await agent.Send("Voir l’effet", ("D’abord", "Residents"), ("Puis", "Residents"), ("Date d’effet", "2027-02-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Page.Status);
        await agent.Send("Voir l’effet", ("Puis", "Siblings"));
        Assert.Contains("d’abord les familles de la commune, puis les enfants dont un frère", agent.Page.Text, StringComparison.Ordinal);
        await agent.Send("Mettre en vigueur");
        Assert.Contains("en vigueur pour les jours de service à partir du", agent.Page.Text, StringComparison.Ordinal);

        await agent.Open("/regles");
        Assert.Contains("la liste d’attente change", agent.Page.Text, StringComparison.Ordinal);
        await agent.Open("/gestion/regles/cantine/attente");
        Assert.Contains("L131-13", agent.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(agent.Page.Document.QuerySelectorAll("select"), s => s.GetAttribute("name") == "Input.First");
    }

    private async Task<Visitor> Waiting()
    {
        var parent = await SignedIn("parent@valbrune.example");
        await parent.Open("/reservations?mois=2027-01");
        await parent.Open(parent.Page.Document.QuerySelector($"a[href*='inscrire'][href*='{Day:yyyyMMdd}']")!.GetAttribute("href")!);
        await parent.Send("S’inscrire sur la liste d’attente");
        return parent;
    }

    private async Task<Visitor> SignedIn(string email)
    {
        var visitor = new Visitor(host.Address);
        await visitor.SignIn(email);
        return visitor;
    }

    /// <summary>Every pool of the day has so many places beyond what is taken, settled as a new version settles it.</summary>
    private async Task Limit(int places)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (db, freed) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<FreedPlaces>());
        await db.InOneTransaction(async () =>
        {
            await db.LockFreedPlaces(await db.PoolDays.Where(d => d.Day == Day).Select(d => d.Id).ToListAsync());
            await db.PoolDays.Where(d => d.Day == Day).ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, x => x.Taken + places).SetProperty(x => x.Margin, 0));
            await freed.Settle(await db.PoolDays.Where(d => d.Day == Day).Select(d => d.Id).ToListAsync(), Actor.Product, new(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc));
            return true;
        });
    }

    private Task<int> Entries() => host.InStore(db => db.WaitingEntries.CountAsync());

    private Task<WaitingEntry> Entry() => host.InStore(db => db.WaitingEntries.AsNoTracking().SingleAsync());
}
