using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Campaigns;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Campaigns;

/// <summary>What is published, refused, and passed on. On each database.</summary>
public sealed class PublicationTests : IAsyncLifetime
{
    private static readonly string[] Mails = ["parent@valbrune.example", "autre.parent@valbrune.example", "mere2@valbrune.example"];
    private static readonly Actor Agent = new(ActorKind.Staff, null, "Agathe Morvan");

    private PreauHost host = null!;

    public async ValueTask InitializeAsync() => host = await PreauHost.Demo();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Two_agents_publish_at_once_and_it_is_published_once()
    {
        var id = await Deciding(1);
        var wish = await CampaignScene.Wish(host, id, "Jeanne", CampaignScene.First);
        var run = await Try(id);

        var said = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Publish(id, run))));

        Assert.Single(said, r => r is null);
        Assert.All(said.OfType<Refusal>(), r => Assert.Equal(RefusalCode.CampaignPublished, r.Code));
        Assert.Equal(1, (await CampaignScene.On(host, CampaignScene.First)).Taken);
        Assert.Equal(CampaignPlaceState.Offered, (await CampaignScene.Result(host, wish[0])).State);
        Assert.Equal(1, await host.InStore(db => db.OutboxMails.CountAsync(m => m.Subject.StartsWith("Les résultats"))));
        await CampaignScene.Sound(host);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_is_not_published_once_wishes_places_or_criteria_have_changed()
    {
        var id = await Deciding(5);
        await CampaignScene.Wish(host, id, "Jeanne", CampaignScene.First);
        var first = await Try(id);
        Assert.Equal(0, (await CampaignScene.On(host, CampaignScene.First)).Taken);

        await CampaignScene.Places(host, 4);
        Assert.Equal(RefusalCode.DryRunStale, (await Publish(id, first))?.Code);
        var second = await Try(id);
        await host.InStore(db => db.Set<CampaignCriterion>().Where(c => c.Fact == CriterionFact.Resident).ExecuteUpdateAsync(c => c.SetProperty(x => x.Points, 11)));
        Assert.Equal(RefusalCode.DryRunStale, (await Publish(id, second))?.Code);
        var third = await Try(id);
        await CampaignScene.Wish(host, id, "Hugo", CampaignScene.First);
        Assert.Equal(RefusalCode.DryRunStale, (await Publish(id, third))?.Code);
        Assert.Equal(RefusalCode.DryRunStale, (await Publish(id, run: 9_999))?.Code);
        Assert.Null(await Publish(id, await Try(id)));
        Assert.Equal(RefusalCode.CampaignPublished, (await host.InOneTransaction<TryCampaign, (CampaignRun?, Refusal?)>(o => o.Run(id, Agent))).Item2?.Code);
    }

    [Fact]
    public async Task Nothing_is_tried_while_families_may_change_nor_published_before_the_day_that_was_said()
    {
        var id = await Deciding(5);
        var run = await Try(id);
        await host.InStore(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.ResultsOn, CampaignScene.Today.AddDays(1))));
        Assert.Equal(new Refusal(RefusalCode.ResultsNotDue, Day: CampaignScene.Today.AddDays(1)), await Publish(id, run));

        await host.InStore(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.ClosesOn, CampaignScene.Today)));
        Assert.Equal(RefusalCode.CampaignNotClosed, (await Publish(id, run))?.Code);
        Assert.Equal(RefusalCode.CampaignHasOpened, (await host.InOneTransaction<SaveCampaign, Refusal?>(async o => await o.Remove(await host.InStore(db => db.Campaigns.Select(c => c.BookingPeriodId).SingleAsync()), Agent)))?.Code);
    }

    [Fact]
    public async Task Without_wishes_it_is_published_and_over_after_the_last_day_to_confirm()
    {
        var id = await Deciding(5);
        Assert.Null(await Publish(id, await Try(id)));
        Assert.Equal(0, await PassOn());

        await Past(id);
        Assert.Equal(0, await PassOn());

        Assert.NotNull(await host.InStore(db => db.Campaigns.Where(c => c.Id == id).Select(c => c.OverAt).SingleAsync()));
        Assert.NotNull(await host.InStore(db => db.BookingPeriods.Where(p => p.Name.StartsWith("Vacances du")).Select(p => p.DirectFrom).SingleAsync()));
    }

    [Fact]
    public async Task A_place_that_nobody_confirms_goes_on_in_the_same_order_and_is_then_free_for_all()
    {
        var id = await Deciding(1);
        var jeanne = await CampaignScene.Wish(host, id, "Jeanne", CampaignScene.First);
        var hugo = await CampaignScene.Wish(host, id, "Hugo", CampaignScene.First);
        Assert.Null(await Publish(id, await Try(id)));
        // Hugo's family has the lower quotient, five points more.
        Assert.Equal((CampaignPlaceState.Offered, CampaignPlaceState.NotGiven), ((await CampaignScene.Result(host, hugo[0])).State, (await CampaignScene.Result(host, jeanne[0])).State));

        await Past(id);
        Assert.Equal(1, await PassOn());
        Assert.Equal((CampaignPlaceState.Lapsed, CampaignPlaceState.Offered), ((await CampaignScene.Result(host, hugo[0])).State, (await CampaignScene.Result(host, jeanne[0])).State));
        Assert.Equal(CampaignScene.Today.AddDays(3), (await CampaignScene.Result(host, jeanne[0])).AnswerBy);
        Assert.Equal(1, await host.InStore(db => db.OutboxMails.CountAsync(m => m.Subject.StartsWith("Une place se libère"))));
        Assert.Equal(0, await PassOn());
        await CampaignScene.Sound(host);

        await Past(id);
        Assert.Equal(0, await PassOn());
        Assert.Equal(0, (await CampaignScene.On(host, CampaignScene.First)).Taken);
        Assert.NotNull(await host.InStore(db => db.Campaigns.Where(c => c.Id == id).Select(c => c.OverAt).SingleAsync()));
        await CampaignScene.Sound(host);
    }

    [Fact]
    public async Task A_place_is_answered_once_by_its_own_family_and_not_after_its_last_day()
    {
        var id = await Deciding(1);
        var jeanne = (await CampaignScene.Wish(host, id, "Jeanne", CampaignScene.First))[0];
        Assert.Null(await Publish(id, await Try(id)));

        Assert.Equal(RefusalCode.PlaceAnswered, (await Answer(id, jeanne, accepts: true, family: 2))?.Code);
        await host.InStore(db => db.CampaignResults.ExecuteUpdateAsync(r => r.SetProperty(x => x.AnswerBy, CampaignScene.Today.AddDays(-1))));
        Assert.Equal(RefusalCode.OfferLapsed, (await Answer(id, jeanne, accepts: true))?.Code);
        await host.InStore(db => db.CampaignResults.ExecuteUpdateAsync(r => r.SetProperty(x => x.AnswerBy, CampaignScene.Today)));
        var said = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Answer(id, jeanne, accepts: true))));
        Assert.Single(said, r => r is null);
        Assert.Single(said, r => r?.Code == RefusalCode.PlaceAnswered);
        Assert.Equal((5, 1), (await CampaignScene.Booked(host, "Jeanne"), (await CampaignScene.On(host, CampaignScene.First)).Taken));
        await CampaignScene.Sound(host);
    }

    [Fact]
    public async Task A_wish_is_only_for_days_that_the_child_may_have_and_a_child_stands_once()
    {
        var id = await CampaignScene.Make(host, CampaignStage.Open, Mails);
        var (slot, jeanne, hugo) = await host.InStore(async db => (
            await db.Slots.Where(s => s.Name == "Journée avec repas").Select(s => s.Id).SingleAsync(),
            await db.Children.Where(c => c.FirstName == "Jeanne").Select(c => c.Id).SingleAsync(), await db.Children.Where(c => c.FirstName == "Hugo").Select(c => c.Id).SingleAsync()));
        async Task<RefusalCode?> Add(long child, DateOnly from) => (await host.InOneTransaction<RankWishes, Refusal?>(rank => rank.Add(Family(1), id, child, slot, from)))?.Code;

        Assert.Null(await Add(jeanne, CampaignScene.First));
        Assert.Null(await Add(jeanne, CampaignScene.First));
        Assert.Equal(1, await host.InStore(db => db.CampaignEntries.SelectMany(e => e.Wishes).CountAsync()));
        Assert.Equal(RefusalCode.WishImpossible, await Add(jeanne, CampaignScene.First.AddDays(1)));
        Assert.Equal(RefusalCode.WishImpossible, await Add(hugo, CampaignScene.First));
        await host.InStore(db => db.CampaignEntries.ExecuteUpdateAsync(e => e.SetProperty(x => x.FamilyId, 2)));
        Assert.Equal(RefusalCode.WishOfTheOtherFamily, await Add(jeanne, CampaignScene.Second));
    }

    [Fact]
    public async Task A_child_ranks_only_so_many_wishes()
    {
        var id = await CampaignScene.Make(host, CampaignStage.Open, Mails);
        await host.InStore(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.Unit, WishUnit.Day)));
        await host.InStore(db => db.BookingPeriods.ExecuteUpdateAsync(p => p.SetProperty(x => x.To, CampaignScene.First.AddDays(11))));
        var jeanne = await host.InStore(db => db.Children.Where(c => c.FirstName == "Jeanne").Select(c => c.Id).SingleAsync());
        await CampaignScene.Wish(host, id, "Jeanne", [.. Enumerable.Range(0, CampaignEntry.MostRanked).Select(i => CampaignScene.First.AddDays(-20 + i))]);
        var slot = await host.InStore(db => db.CampaignEntries.SelectMany(e => e.Wishes).Select(w => w.SlotId).FirstAsync());

        Assert.Equal(RefusalCode.TooManyWishes, (await host.InOneTransaction<RankWishes, Refusal?>(rank => rank.Add(Family(1), id, jeanne, slot, CampaignScene.First)))?.Code);
    }

    private static ActsFor Family(long id) => new(id, 1, new(ActorKind.Guardian, null, "Inès Kaci"));

    private async Task<Refusal?> Answer(long id, long wish, bool accepts, long family = 1) =>
        (await host.InOneTransaction<AnswerPlace, (Refusal? Refusal, IReadOnlyList<Refusal>)>(answer => answer.Run(Family(family), id, wish, accepts))).Refusal;

    private async Task<long> Deciding(int places)
    {
        var id = await CampaignScene.Make(host, CampaignStage.Deciding, Mails);
        await CampaignScene.Places(host, places);
        return id;
    }

    private async Task<long> Try(long id)
    {
        var (run, refusal) = await host.InOneTransaction<TryCampaign, (CampaignRun? Run, Refusal? Refusal)>(attempt => attempt.Run(id, Agent));
        Assert.Null(refusal);
        return run!.Id;
    }

    private Task<Refusal?> Publish(long id, long run) => host.InOneTransaction<PublishCampaign, Refusal?>(publish => publish.Run(id, run, Agent));

    private Task<int> PassOn() => host.Run<PassOnPlaces, int>(pass => pass.Run());

    private Task<int> Past(long id) => host.InStore(async db =>
    {
        await db.Campaigns.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.ConfirmBy, CampaignScene.Today.AddDays(-1)));
        return await db.CampaignResults.Where(r => r.State == CampaignPlaceState.Offered).ExecuteUpdateAsync(r => r.SetProperty(x => x.AnswerBy, CampaignScene.Today.AddDays(-1)));
    });
}
