using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Web.Features.Campaigns;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.Groups;

/// <summary>One day of a wish that a campaign has given.</summary>
public sealed record GivenDay(long WishId, long SlotId, DateOnly Day, Child Child);

/// <summary>The days of the wishes that may still be confirmed: those of a slot without pools hold no place yet.</summary>
public sealed class GivenDays(PortalDb db, CampaignBoards campaigns, TownClock clock)
{
    public async Task<IReadOnlyList<GivenDay>> Of(List<long> slots, long siteId, DateOnly first)
    {
        var open = await GivenPlaces.Open(db, clock.Today).Where(g => slots.Contains(g.Wish.SlotId) && g.Period.To >= first).Select(g => new { Campaign = g.Campaign.Id, Wish = g.Wish.Id }).ToListAsync();
        var days = new List<GivenDay>();
        foreach (var campaign in open.GroupBy(o => o.Campaign, o => o.Wish))
        {
            if (await campaigns.Load(campaign.Key) is not { } board) continue;
            days.AddRange(
                from entry in board.Entries
                from wish in entry.Wishes
                where campaign.Contains(wish.Id)
                from stay in board.WishOf(entry, wish).Stays
                where stay.SiteId == siteId && stay.Day >= first
                select new GivenDay(wish.Id, wish.SlotId, stay.Day, board.Children[entry.ChildId]));
        }
        return days;
    }
}
