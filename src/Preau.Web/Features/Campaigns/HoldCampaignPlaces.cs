using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Web.Storage;

namespace Preau.Web.Features.Campaigns;

/// <summary>
/// The places of wishes that are offered: they are taken under the lock of their pool-days, like those of bookings
/// (docs/rules/places.md), until the family answers or they go on. Inside the transaction of the act.
/// </summary>
public sealed class HoldCampaignPlaces(PortalDb db)
{
    /// <summary>Locks every pool-day of the campaign's slots over its period: whoever allocates sees counts that stand still.</summary>
    public async Task Lock(long campaignId)
    {
        var days = await (
            from campaign in db.Campaigns
            where campaign.Id == campaignId
            join period in db.BookingPeriods on campaign.BookingPeriodId equals period.Id
            join slot in db.Slots on period.ActivityId equals slot.ActivityId
            join link in db.SlotPools on slot.Id equals link.SlotId
            join day in db.PoolDays on link.PoolId equals day.PoolId
            where day.Day >= period.From && day.Day <= period.To
            select day.Id).Distinct().ToListAsync();
        await db.LockFreedPlaces(days);
    }

    /// <summary>Takes what each wish needs. The pool-days are locked, and have room.</summary>
    public async Task Take(CampaignBoard board, IReadOnlyList<(CampaignEntry Entry, CampaignWish Wish)> given)
    {
        var places = given.SelectMany(g => board.WishOf(g.Entry, g.Wish).Takes, (g, place) => (g.Wish.Id, Day: board.PoolDays.GetValueOrDefault(place)))
            .Where(p => p.Day is not null).Select(p => new CampaignPlace { CampaignWishId = p.Id, PoolDayId = p.Day!.Id }).ToList();
        await db.TakePlaces(places.GroupBy(p => p.PoolDayId).ToDictionary(g => g.Key, g => g.Count()));
        await db.InsertMany(places);
    }

    /// <summary>Gives back what these wishes hold.</summary>
    /// <returns>The pool-days concerned, still locked.</returns>
    public async Task<IReadOnlyList<long>> GiveBack(IReadOnlyCollection<long> wishes)
    {
        var held = await db.CampaignPlaces.AsNoTracking().Where(p => wishes.Contains(p.CampaignWishId)).ToListAsync();
        var counts = held.GroupBy(p => p.PoolDayId).ToDictionary(g => g.Key, g => -g.Count());
        await db.LockFreedPlaces(counts.Keys);
        await db.TakePlaces(counts);
        await db.CampaignPlaces.Where(p => wishes.Contains(p.CampaignWishId)).ExecuteDeleteAsync();
        return [.. counts.Keys];
    }
}
