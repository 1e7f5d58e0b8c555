using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Places;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.Groups;

/// <summary>
/// Takes the places that are booked, held and offered to the groups of their children, with the counts, even beyond what a group allows.
/// Under the lock of the pool-days, in the transaction that changes the groups.
/// </summary>
public sealed class FollowGroups(PortalDb db)
{
    private sealed record Step(GroupMove Move, long PoolDayId, bool IsOver);

    /// <param name="poolDays">The keys of the days of the pools, each under its lock.</param>
    /// <returns>Bookings that were over the limit of a pool that they have left.</returns>
    public async Task<IReadOnlyList<long>> Run(IReadOnlyList<GroupMove> moves, IReadOnlyDictionary<(long PoolId, DateOnly Day), long> poolDays)
    {
        // What a booking holds over the limit is counted apart, place by place.
        var left = moves.SelectMany(m => m.Out, (m, place) => new Step(m, place.PoolDayId, place.IsOver)).ToList();
        var come = moves.SelectMany(m => m.In.Where(p => poolDays.ContainsKey((p.Id, m.Day))), (m, pool) => new Step(m, poolDays[(pool.Id, m.Day)], m.IsOver)).ToList();
        foreach (var by in Enum.GetValues<HeldBy>())
        {
            db.RemoveRange(await Rows(by, left.FindAll(s => s.Move.By == by)));
            db.AddRange(come.Where(s => s.Move.By == by).Select(New));
        }
        await db.SaveChangesAsync();
        await db.MovePlaces(Counts(come, left, isOver: false), Counts(come, left, isOver: true));
        return [.. left.Where(s => s.IsOver).Select(s => s.Move.Id).Distinct()];
    }

    /// <summary>The same for the children who only wait: what each needs from now on.</summary>
    public async Task Waiting(SiteGroups after, DateOnly first, IReadOnlyDictionary<(long PoolId, DateOnly Day), long> poolDays)
    {
        var slots = after.Slots.Select(s => s.Id).ToList();
        var waiting = await (
            from entry in db.WaitingEntries
            where entry.SiteId == after.SiteId && entry.Day >= first && slots.Contains(entry.SlotId) && entry.State == WaitingState.Waiting
            join child in db.Children.AsNoTracking() on entry.ChildId equals child.Id
            select new { entry.Id, entry.SlotId, entry.Day, Child = child }).ToListAsync();
        var ids = waiting.ConvertAll(e => e.Id);
        var stand = (await db.WaitingPlaces.Where(p => ids.Contains(p.EntryId)).ToListAsync()).ToLookup(p => p.EntryId);
        foreach (var entry in waiting)
        {
            if (AgeGroup.PoolsFor(after.Of(entry.SlotId), entry.Child, entry.Day) is not { } wanted) continue;
            var needed = wanted.Where(p => poolDays.ContainsKey((p.Id, entry.Day))).Select(p => poolDays[(p.Id, entry.Day)]).ToList();
            db.RemoveRange(stand[entry.Id].Where(p => !needed.Contains(p.PoolDayId)));
            db.AddRange(needed.Except(stand[entry.Id].Select(p => p.PoolDayId)).Select(day => new WaitingPlace { EntryId = entry.Id, PoolDayId = day }));
        }
        await db.SaveChangesAsync();
    }

    private async Task<IEnumerable<object>> Rows(HeldBy by, List<Step> steps)
    {
        var (ids, gone) = (steps.ConvertAll(s => s.Move.Id), steps.Select(s => (s.Move.Id, s.PoolDayId)).ToHashSet());
        return by switch
        {
            HeldBy.Booking => (await db.BookingPlaces.Where(p => ids.Contains(p.BookingId)).ToListAsync()).Where(p => gone.Contains((p.BookingId, p.PoolDayId))),
            HeldBy.WaitingEntry => (await db.WaitingPlaces.Where(p => ids.Contains(p.EntryId)).ToListAsync()).Where(p => gone.Contains((p.EntryId, p.PoolDayId))),
            _ => (await db.CampaignPlaces.Where(p => ids.Contains(p.CampaignWishId)).ToListAsync()).Where(p => gone.Contains((p.CampaignWishId, p.PoolDayId))),
        };
    }

    private static object New(Step step) => step.Move.By switch
    {
        HeldBy.Booking => new BookingPlace { BookingId = step.Move.Id, PoolDayId = step.PoolDayId, IsOver = step.IsOver },
        HeldBy.WaitingEntry => new WaitingPlace { EntryId = step.Move.Id, PoolDayId = step.PoolDayId },
        _ => new CampaignPlace { CampaignWishId = step.Move.Id, PoolDayId = step.PoolDayId },
    };

    private static Dictionary<long, int> Counts(List<Step> come, List<Step> left, bool isOver) =>
        come.Where(s => s.IsOver == isOver).Select(s => (s.PoolDayId, By: 1)).Concat(left.Where(s => s.IsOver == isOver).Select(s => (s.PoolDayId, By: -1)))
            .GroupBy(c => c.PoolDayId).ToDictionary(g => g.Key, g => g.Sum(c => c.By));
}
