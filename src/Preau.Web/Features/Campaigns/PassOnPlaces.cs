using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Web.Features.Places;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns;

/// <summary>
/// After the last day to confirm, places without an answer and places left go on in the published order, all at once: whoever gave up
/// first changes nothing for the others. When nobody waits for an answer any more the campaign is over. Twice, or late after a stop, does
/// the same once.
/// </summary>
public sealed class PassOnPlaces(PortalDb db, TownClock clock, CampaignBoards boards, HoldCampaignPlaces places, FreedPlaces freedPlaces, CampaignMail mail)
{
    /// <summary>How many places were offered to another child.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var today = clock.Today;
        var due = await db.Campaigns.Where(c => c.PublishedAt != null && c.OverAt == null && c.ConfirmBy < today).Select(c => c.Id).ToListAsync(cancel);
        var passed = 0;
        foreach (var id in due)
        {
            cancel.ThrowIfCancellationRequested();
            db.ChangeTracker.Clear();
            passed += await db.InOneTransaction(() => PassOn(id, today));
        }
        return passed;
    }

    private async Task<int> PassOn(long campaignId, DateOnly today)
    {
        await db.HoldCalendar();
        await places.Lock(campaignId);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == campaignId);
        if (campaign.OverAt is not null) return 0;
        var before = (await boards.Load(campaignId))!;
        await LetLapse(before, today);
        var freed = await places.GiveBack([.. Results(before).Where(r => r.Result.State is CampaignPlaceState.Lapsed or CampaignPlaceState.GivenUp).Select(r => r.Wish.Id)]);
        var board = (await boards.Load(campaignId))!;
        var given = today < board.Period.From ? await Give(board, campaign.AnswerBy(today)) : [];
        await freedPlaces.Settle(freed, Actor.Product, clock.UtcNow);
        if (given.Count > 0) await mail.PassedOn(campaignId, given);
        else if (Results(board).All(r => r.Result.State != CampaignPlaceState.Offered)) await End(campaign, board);
        return given.Count;
    }

    private static IEnumerable<(CampaignEntry Entry, CampaignWish Wish, CampaignResult Result)> Results(CampaignBoard board) =>
        from entry in board.Entries from wish in entry.Wishes where wish.Result is not null select (entry, wish, wish.Result!);

    private async Task LetLapse(CampaignBoard board, DateOnly today)
    {
        var late = Results(board).Where(r => r.Result.State == CampaignPlaceState.Offered && r.Result.AnswerBy < today).ToList();
        foreach (var one in late)
        {
            one.Result.State = CampaignPlaceState.Lapsed;
            db.Record(Actor.Product, clock.UtcNow, "lapsed", (nameof(CampaignEntry), one.Entry.Id), $"Place restée sans réponse\u00A0: {CampaignWords.Wish(board, board.SlotOf(one.Wish), one.Wish.From)}", (one.Entry.FamilyId, one.Entry.ChildId));
        }
        var ids = late.Select(l => l.Wish.Id).ToList();
        await db.CampaignResults.Where(r => ids.Contains(r.CampaignWishId)).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, CampaignPlaceState.Lapsed).SetProperty(x => x.Version, x => x.Version + 1));
    }

    /// <summary>Those who have been offered nothing yet, in the order of the results.</summary>
    private async Task<HashSet<long>> Give(CampaignBoard board, DateOnly answerBy)
    {
        var waiting = board.Entries.Where(e => e is { Standing: not null, DecisionReason: null } && e.Wishes.TrueForAll(w => w.Result is null or { State: CampaignPlaceState.NotGiven })).ToDictionary(e => e.Number);
        var result = Allocation.Run([.. waiting.Values.Select(e => CampaignAllocation.Candidate(board, e, e.Standing!.Points, e.Wishes))], board.Room(), board.Rules, board.Campaign.MostWishes);
        var given = result.Results.SelectMany(r => waiting[r.Number].Wishes.Zip(r.Wishes).Where(w => w.Second.Answer == WishAnswer.Given).Select(w => (Entry: waiting[r.Number], Wish: w.First))).ToList();
        await places.Take(board, given);
        var ids = given.Select(g => g.Wish.Id).ToHashSet();
        await db.CampaignResults.Where(r => ids.Contains(r.CampaignWishId)).ExecuteUpdateAsync(r => r
            .SetProperty(x => x.Answer, WishAnswer.Given).SetProperty(x => x.State, CampaignPlaceState.Offered).SetProperty(x => x.AnswerBy, answerBy).SetProperty(x => x.Version, x => x.Version + 1));
        foreach (var (entry, wish) in given)
            db.Record(Actor.Product, clock.UtcNow, "offered", (nameof(CampaignEntry), entry.Id), $"Place proposée, laissée par une autre famille\u00A0: {CampaignWords.Wish(board, board.SlotOf(wish), wish.From)}", (entry.FamilyId, entry.ChildId));
        return ids;
    }

    private async Task End(Campaign campaign, CampaignBoard board)
    {
        campaign.OverAt = clock.UtcNow;
        campaign.Version++;
        var period = await db.BookingPeriods.SingleAsync(p => p.Id == campaign.BookingPeriodId);
        period.DirectFrom = campaign.OverAt;
        period.Version++;
        db.Record(Actor.Product, clock.UtcNow, "ended", (nameof(Campaign), campaign.Id), $"Campagne terminée\u00A0: {board.Activity.Name}, {board.Period.Name}. Ce qui reste se réserve directement.");
    }
}
