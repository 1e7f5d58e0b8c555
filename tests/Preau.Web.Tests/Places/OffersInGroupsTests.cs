using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Campaigns;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Campaigns;
using Preau.Web.Features.Places.Groups;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Tests.Campaigns;
using Preau.Web.Tests.Faults;
using Preau.Web.Tests.Orders;

namespace Preau.Web.Tests.Places;

/// <summary>Places that are offered or held while the groups of their slot change (docs/rules/places.md). On each database.</summary>
public sealed class OffersInGroupsTests
{
    private static readonly Actor Agent = new(ActorKind.Staff, null, "Agathe Morvan");

    [Fact]
    public async Task Places_that_a_waiting_list_offers_or_keeps_for_a_call_follow_the_group_of_their_child()
    {
        await using var town = new PlaceTown();
        await town.InitializeAsync();
        var day = new DateOnly(2027, 3, 10);
        await town.Leave(day, 1);
        Assert.Null(await town.Wish(0, day, book: true));
        foreach (var kid in new[] { 8, 9, 1 })
        {
            Assert.Null(await town.Join(kid, day));
            await town.Raise(day);
        }
        await town.Host.InStore(db => db.WaitingEntries.Where(e => e.ChildId == town.Kids[9].Child).ExecuteUpdateAsync(e => e.SetProperty(x => x.State, WaitingState.ToStaff).SetProperty(x => x.OfferEndsAt, (DateTime?)null)));
        using var admin = town.Host.Visitor();
        await admin.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        await admin.Open($"/gestion/activites/mercredi/groupes?lieu={town.Pool.SiteId}");

        var seen = await admin.Send("Voir ce que cela change", ("Date d’effet", "2027-03-03"), ("Input.Rows[0].Ends", "true"), ("Input.Rows[1].Name", "Petits"), ("Input.Rows[1].MaxAge", "7 ans"), ("Input.Rows[1].Capacity", "1"), ("Input.Rows[2].Name", "Grands"), ("Input.Rows[2].MinAge", "7 ans"), ("Input.Rows[2].Capacity", "5"));
        Assert.Contains("et 3 places proposées", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Petits, mercredi 10 mars (2 pour 1)", seen.Text, StringComparison.Ordinal);
        await admin.Send("Mettre en vigueur");

        Assert.Contains("3 places proposées aussi", admin.Page.Text, StringComparison.Ordinal);
        Assert.Equal((0, 2, 2), (await Taken(town, "Mercredi", day), await Taken(town, "Petits", day), await Taken(town, "Grands", day)));
        Assert.Empty((await town.Check()).Faults);
        Assert.Null(await town.Accept(8, day));
        Assert.Null(await town.PassOn(9, day));
        Assert.Null(await town.Accept(1, day, byStaff: false));
        Assert.Equal((1, 2), (await Taken(town, "Petits", day), await Taken(town, "Grands", day)));
        Assert.Empty((await town.Check()).Faults);
        await Soundness.Check(town.Host);
    }

    [Fact]
    public async Task Places_that_a_campaign_has_given_follow_and_are_confirmed_or_left_there()
    {
        await using var host = await PreauHost.Demo();
        var id = await CampaignScene.Make(host, CampaignStage.Deciding, ["parent@valbrune.example", "autre.parent@valbrune.example"]);
        var jeanne = (await CampaignScene.Wish(host, id, "Jeanne", CampaignScene.First))[0];
        var hugo = (await CampaignScene.Wish(host, id, "Hugo", CampaignScene.First))[0];
        var (run, _) = await host.InOneTransaction<TryCampaign, (CampaignRun? Run, Refusal?)>(attempt => attempt.Run(id, Agent));
        Assert.Null(await host.InOneTransaction<PublishCampaign, Refusal?>(publish => publish.Run(id, run!.Id, Agent)));
        Assert.Equal(2, (await CampaignScene.On(host, CampaignScene.First)).Taken);

        Assert.Null(await Split(host, "vacances", new(2027, 1, 4), 120, 5));

        Assert.Equal(0, (await CampaignScene.On(host, CampaignScene.First)).Taken);
        Assert.Equal(2, await host.InStore(db => db.PoolDays.Where(d => d.Day == CampaignScene.First && db.Pools.Any(p => p.Id == d.PoolId && (p.Name == "Petits" || p.Name == "Grands"))).SumAsync(d => d.Taken)));
        await CampaignScene.Sound(host);
        await Soundness.Check(host);
        Assert.Null((await host.InOneTransaction<AnswerPlace, (Refusal? Refusal, IReadOnlyList<Refusal>)>(answer => answer.Run(new ActsFor(1, 1, new(ActorKind.Guardian, null, "Inès Kaci")), id, jeanne, accepts: true))).Refusal);
        Assert.Equal(5, await CampaignScene.Booked(host, "Jeanne"));
        await host.InStore(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.ConfirmBy, CampaignScene.Today.AddDays(-1))));
        await host.InStore(db => db.CampaignResults.Where(r => r.CampaignWishId == hugo).ExecuteUpdateAsync(r => r.SetProperty(x => x.AnswerBy, CampaignScene.Today.AddDays(-1))));
        await host.Run<PassOnPlaces, int>(pass => pass.Run());
        Assert.Equal(0, await host.InStore(db => db.CampaignPlaces.CountAsync()));
        await CampaignScene.Sound(host);
        await Soundness.Check(host);
    }

    [Fact]
    public async Task The_first_group_of_a_slot_counts_what_is_booked_and_what_a_campaign_has_given()
    {
        await using var host = await PreauHost.Demo();
        var slots = await host.InStore(db => db.Slots.Where(s => db.Activities.Any(a => a.Id == s.ActivityId && a.Code == "vacances")).Select(s => s.Id).ToListAsync());
        await host.InStore(db => db.SlotPools.Where(p => slots.Contains(p.SlotId)).ExecuteDeleteAsync());
        var id = await CampaignScene.Make(host, CampaignStage.Deciding, ["parent@valbrune.example", "autre.parent@valbrune.example"]);
        await CampaignScene.Wish(host, id, "Jeanne", CampaignScene.First);
        var (run, _) = await host.InOneTransaction<TryCampaign, (CampaignRun? Run, Refusal?)>(attempt => attempt.Run(id, Agent));
        Assert.Null(await host.InOneTransaction<PublishCampaign, Refusal?>(publish => publish.Run(id, run!.Id, Agent)));
        Assert.Equal(0, await host.InStore(db => db.CampaignPlaces.CountAsync()));

        Assert.Null(await Split(host, "vacances", new(2027, 1, 4), 120, 1));

        var first = await host.InStore(db => db.PoolDays.AsNoTracking().Where(d => d.Day == CampaignScene.First && db.Pools.Any(p => p.Id == d.PoolId && (p.Name == "Petits" || p.Name == "Grands"))).OrderBy(d => d.Taken).ToListAsync());
        Assert.Equal([(1, 0), (1, 1)], first.Select(d => (d.Capacity!.Value, d.Taken)));
        Assert.Equal(5, await host.InStore(db => db.CampaignPlaces.CountAsync()));
        await CampaignScene.Sound(host);
        await Soundness.Check(host);
    }

    [Fact]
    public async Task Places_held_until_they_are_paid_follow_and_are_given_back_there()
    {
        await using var scene = new HoldScene();
        await scene.InitializeAsync();
        var day = scene.Wednesday();
        var order = await scene.Hold(scene.Jeanne, day);

        Assert.Null(await Split(scene.Host, "mercredi", day.AddDays(-1), 84, 5));

        await scene.Stands();
        Assert.Equal(["Grands"], await scene.Host.InStore(db => db.BookingPlaces.Where(p => db.BookingsAndHolds.Any(b => b.Id == p.BookingId && b.OrderId == order.Id)).Select(p => db.Pools.Where(x => db.PoolDays.Any(d => d.Id == p.PoolDayId && d.PoolId == x.Id)).Select(x => x.Name).Single()).ToListAsync()));
        scene.Clock.Advance(TimeSpan.FromMinutes(HoldScene.Minutes + 2));
        await scene.Free();
        Assert.Equal(InvoiceState.Lapsed, (await scene.Order(order.Id)).State);
        await scene.Stands();
        await Soundness.Check(scene.Host);
    }

    [Fact]
    public async Task Whatever_many_do_while_groups_change_every_count_is_right_and_each_place_is_in_its_group()
    {
        await using var town = new PlaceTown();
        await town.InitializeAsync();
        var day = new DateOnly(2027, 5, 12);
        Assert.Null(await Split(town.Host, "mercredi", new(2027, 4, 1), 84, 2));
        foreach (var kid in Enumerable.Range(0, PlaceTown.Children)) await town.Wish(kid, day, book: true);
        // The youngest only wait: what they are offered stands, and follows.
        foreach (var kid in new[] { 7, 8, 9 }) await town.Wish(kid, day, book: false);
        foreach (var kid in new[] { 4, 5, 6 }) await town.Wish(kid, day, book: true);
        foreach (var kid in new[] { 7, 8, 9 }) await town.Join(kid, day);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            var random = new Random(i);
            for (var turn = 0; turn < 10; turn++)
            {
                var kid = (i + (random.Next(2) * 3)) % 7;
                switch (random.Next(9))
                {
                    case 0 or 1: await town.Wish(kid, day, book: false); break;
                    case 2: await town.Wish(kid, day, book: true); break;
                    case 3 or 4 or 5: await town.Join(kid, day); break;
                    case 6: await town.Accept(kid, day); break;
                    case 7: await town.Leave(kid, day); break;
                    default: await town.PassOn(kid, day); break;
                }
            }
        })).Append(Task.Run(async () =>
        {
            foreach (var (months, i) in new[] { 72, 96, 78, 90, 84 }.Index()) Assert.Null(await Split(town.Host, "mercredi", new DateOnly(2027, 5, 3).AddDays(i), months, 2));
        })));

        foreach (var kid in Enumerable.Range(0, 7)) await town.Wish(kid, day, book: false);
        Assert.Null(await Split(town.Host, "mercredi", new DateOnly(2027, 5, 10), 78, 2));
        Assert.NotEqual(0, await town.Host.InStore(db => db.WaitingEntries.CountAsync(e => e.Day == day && e.State == WaitingState.Offered)));
        Assert.Empty((await town.Check()).Faults);
        Assert.DoesNotContain(await town.Host.InStore(Soundness.Problems), p => !p.EndsWith("is overbooked.", StringComparison.Ordinal));
    }

    /// <summary>From a day on, the children of an activity at Les Lucioles are small until an age in months, and big from then on.</summary>
    private static async Task<Refusal?> Split(PreauHost host, string activity, DateOnly from, int months, int places)
    {
        var (id, site) = await host.InStore(async db => (await db.Activities.Where(a => a.Code == activity).Select(a => a.Id).SingleAsync(), await db.Sites.Where(s => s.Code == "lucioles").Select(s => s.Id).SingleAsync()));
        var groups = await host.Run<GroupQueries, SiteGroups>(queries => queries.Load(id, site));
        var slots = groups.Slots.Where(s => s.ActivityId == id).Select(s => s.Id).ToList();
        GroupLine Line(string name, AgeGroup group) => new(groups.Pools.FirstOrDefault(p => p.Name == name)?.Id, name, group, places, slots);
        IEnumerable<GroupLine> ending = groups.Pools.Where(p => p.Name is not ("Petits" or "Grands") && p.LastDay is null).Select(p => new GroupLine(p.Id, p.Name, null, null, []));
        return await host.InOneTransaction<ChangeGroups, Refusal?>(change => change.Run(new(id, site, from, groups.Print, [.. ending, Line("Petits", new(null, months, null, null)), Line("Grands", new(months, null, null, null))]), Agent));
    }

    private static Task<int> Taken(PlaceTown town, string pool, DateOnly day) => town.Host.InStore(db => db.PoolDays.Where(d => d.Day == day && db.Pools.Any(p => p.Id == d.PoolId && p.Name == pool && p.SiteId == town.Pool.SiteId)).Select(d => d.Taken).SingleAsync());
}
