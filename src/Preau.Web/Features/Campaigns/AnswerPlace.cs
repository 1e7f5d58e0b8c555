using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Families;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns;

/// <summary>
/// A family confirms a place that a campaign gave, and its days become bookings; or it leaves the place, which goes on in the published
/// order after the last day to confirm. Call inside the transaction of the act.
/// </summary>
public sealed class AnswerPlace(PortalDb db, TownClock clock, CampaignBoards boards, HoldCampaignPlaces places, ChangeBookings changes, WriteBookings writing, FileMail fileMail)
{
    /// <returns>Why not (<see cref="RefusalCode.PlaceAnswered"/>, <see cref="RefusalCode.OfferLapsed"/>), and the days that can no longer be booked, with their reasons.</returns>
    public async Task<(Refusal? Refusal, IReadOnlyList<Refusal> Lost)> Run(ActsFor acts, long campaignId, long wishId, bool accepts)
    {
        await db.HoldCalendar();
        var result = await (
            from entry in db.CampaignEntries
            where entry.CampaignId == campaignId && entry.FamilyId == acts.FamilyId
            from wish in entry.Wishes
            where wish.Id == wishId
            join answer in db.CampaignResults on wish.Id equals answer.CampaignWishId
            select answer).SingleOrDefaultAsync();
        if (result is null) return (new(RefusalCode.PlaceAnswered), []);
        if (result.State == CampaignPlaceState.Lapsed || (result.State == CampaignPlaceState.Offered && clock.Today > result.AnswerBy)) return (new(RefusalCode.OfferLapsed), []);
        if (result.State != CampaignPlaceState.Offered) return (new(RefusalCode.PlaceAnswered), []);

        var board = (await boards.Load(campaignId, acts.FamilyId))!;
        var own = board.Entries.Single(e => e.Wishes.Exists(w => w.Id == wishId));
        var asked = own.Wishes.Single(w => w.Id == wishId);
        result.State = accepts ? CampaignPlaceState.Confirmed : CampaignPlaceState.GivenUp;
        result.Version++;
        await db.SaveChangesAsync();
        var said = $"{(accepts ? "Place confirmée" : "Place laissée")}\u00A0: {CampaignWords.Wish(board, board.SlotOf(asked), asked.From)}";
        db.Record(acts.Actor, clock.UtcNow, accepts ? "confirmed" : "gave up", (nameof(CampaignEntry), own.Id), said, (own.FamilyId, own.ChildId));
        if (acts.ByStaff) await fileMail.Changed(own.FamilyId, [said], CampaignLinks.Wishes(campaignId), Guid.NewGuid());
        return (null, accepts ? await Book(acts, board, own, asked) : []);
    }

    /// <summary>The days were given by decision: neither the limits nor the campaign itself refuse them; what happened since may.</summary>
    private async Task<IReadOnlyList<Refusal>> Book(ActsFor acts, CampaignBoard board, CampaignEntry entry, CampaignWish asked)
    {
        await places.GiveBack([asked.Id]);
        var wishes = board.WishOf(entry, asked).Stays.Select(s => new Wish(s.ChildId, s.SlotId, s.Day, Book: true)).ToList();
        var outcomes = await changes.Judge(entry.FamilyId, wishes, clock.UtcNow, byStaff: true);
        var allowed = outcomes.Where(o => o.Refusal is null or { Code: RefusalCode.GivenByCampaign }).Select(o => o with { Refusal = null }).ToList();
        var full = await writing.Run(new(entry.FamilyId, acts.Actor, clock.UtcNow), gone: [], allowed);
        return [.. outcomes.Select(o => o.Refusal).OfType<Refusal>().Where(r => r.Code != RefusalCode.GivenByCampaign), .. full.Select(w => new Refusal(RefusalCode.Full, Day: w.Day))];
    }
}
