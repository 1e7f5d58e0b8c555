using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.Groups;

/// <summary>What a change of groups means before it is made.</summary>
/// <param name="Faults">Groups that share or leave out children: it cannot be made.</param>
/// <param name="Children">Enrolled children who come to another group.</param>
/// <param name="Bookings">Their bookings that do, and the places held until they are paid.</param>
/// <param name="Offers">Days that a waiting list or a campaign offers them and that do.</param>
/// <param name="Over">Days on which a group would have more than it allows, soonest first.</param>
public sealed record GroupsPreview(IReadOnlyList<Refusal> Faults, IReadOnlyList<ChildMove> Children, int Bookings, int Offers, IReadOnlyList<(string Pool, DateOnly Day, int Taken, int Limit)> Over);

/// <summary>A child who comes to another group; "" where it has none.</summary>
public sealed record ChildMove(string Name, string From, string To, int Bookings, int Offers);

public sealed class GroupQueries(PortalDb db, GroupMoves moves, TownClock clock)
{
    /// <param name="tracked">The pools will be changed and saved.</param>
    public async Task<SiteGroups> Load(long activityId, long siteId, bool tracked = false)
    {
        var today = clock.Today;
        var own = await (from link in db.SlotPools where link.SiteId == siteId join slot in db.Slots on link.SlotId equals slot.Id where slot.ActivityId == activityId select link.PoolId).Distinct().ToListAsync();
        var shared = await db.SlotPools.Where(l => l.SiteId == siteId && own.Contains(l.PoolId)).Select(l => l.SlotId).Distinct().ToListAsync();
        var slots = await (
            from slot in db.Slots
            where slot.ActivityId == activityId || shared.Contains(slot.Id)
            join activity in db.Activities on slot.ActivityId equals activity.Id
            orderby activity.Order, slot.Order
            select new GroupedSlot(slot.Id, activity.Id, slot.Name, new AgeGroup(activity.MinAgeMonths, activity.MaxAgeMonths, activity.MinClass, activity.MaxClass))).ToListAsync();
        var ids = slots.ConvertAll(s => s.Id);
        var links = await db.SlotPools.AsNoTracking().Where(l => l.SiteId == siteId && ids.Contains(l.SlotId)).ToListAsync();
        var poolIds = links.ConvertAll(l => l.PoolId);
        var query = db.Pools.Where(p => poolIds.Contains(p.Id) && (p.LastDay == null || p.LastDay >= today));
        var pools = await (tracked ? query : query.AsNoTracking()).ToDictionaryAsync(p => p.Id);
        var names = await db.Pools.Where(p => p.SiteId == siteId).Select(p => p.Name).ToListAsync();
        return new(siteId, slots, links.Where(l => pools.ContainsKey(l.PoolId)).OrderBy(l => l.PoolId).Select(l => (slots.Find(s => s.Id == l.SlotId)!, pools[l.PoolId])), names);
    }

    /// <summary>What a change means; null when it changes nothing.</summary>
    public async Task<(GroupsPreview? Preview, Refusal? Refusal)> Preview(GroupChange change)
    {
        var (before, after) = (await Load(change.ActivityId, change.SiteId), await Load(change.ActivityId, change.SiteId));
        var (changed, refusal) = after.Change(change);
        if (changed.Count == 0 || refusal is not null) return (null, refusal);
        var moved = await moves.Of(after, change.From);
        var booked = moved.Count(m => m.By == HeldBy.Booking);
        return (new(after.Faults(change.From), await Children(before, after, change, moved), booked, moved.Count - booked, await Over(after, moved, changed)), null);
    }

    private async Task<List<ChildMove>> Children(SiteGroups before, SiteGroups after, GroupChange change, IReadOnlyList<GroupMove> moved)
    {
        var activities = after.Slots.Select(s => s.ActivityId).Distinct().ToList();
        var enrolled = await (
            from enrolment in db.Enrolments
            where activities.Contains(enrolment.ActivityId) && enrolment.SiteId == change.SiteId && enrolment.State == EnrolmentState.Validated && enrolment.To >= change.From
            join child in db.Children.AsNoTracking() on enrolment.ChildId equals child.Id
            orderby child.SortKey, child.Id
            select new { enrolment.ActivityId, enrolment.From, Child = child }).ToListAsync();
        var places = moved.CountBy(m => (m.ChildId, m.By == HeldBy.Booking)).ToDictionary();
        return [.. enrolled.DistinctBy(e => (e.Child.Id, e.ActivityId)).Select(e =>
        {
            var day = e.From > change.From ? e.From : change.From;
            string Names(SiteGroups groups) => string.Join(", ", after.Slots.Where(s => s.ActivityId == e.ActivityId).SelectMany(s => AgeGroup.PoolsFor(groups.Of(s.Id), e.Child, day) ?? []).Select(p => p.Name).Distinct());
            return new ChildMove($"{e.Child.FirstName} {e.Child.LastName}", Names(before), Names(after), places.GetValueOrDefault((e.Child.Id, true)), places.GetValueOrDefault((e.Child.Id, false)));
        }).Where(m => m.From != m.To)];
    }

    private async Task<IReadOnlyList<(string Pool, DateOnly Day, int Taken, int Limit)>> Over(SiteGroups after, IReadOnlyList<GroupMove> moved, IReadOnlyList<(Pool Pool, GroupLine Line)> changed)
    {
        var (days, pools) = (moved.Select(m => m.Day).Distinct().ToList(), after.Pools.Select(p => p.Id).ToList());
        var counts = await db.PoolDays.AsNoTracking().Where(d => pools.Contains(d.PoolId) && days.Contains(d.Day)).ToDictionaryAsync(d => (d.PoolId, d.Day));
        var outs = moved.SelectMany(m => m.Out, (m, held) => (held.PoolId, m.Day)).CountBy(o => o).ToDictionary();
        return [.. moved.SelectMany(m => m.In, (m, pool) => (Pool: pool, m.Day)).CountBy(i => i).Select(i =>
        {
            var stands = counts.GetValueOrDefault((i.Key.Pool.Id, i.Key.Day));
            var limit = i.Key.Pool.Id == 0 ? changed.First(c => c.Pool == i.Key.Pool).Line.Capacity : stands?.Capacity + stands?.Margin;
            return (i.Key.Pool.Name, i.Key.Day, (stands?.Taken ?? 0) + i.Value - outs.GetValueOrDefault((i.Key.Pool.Id, i.Key.Day)), limit ?? int.MaxValue);
        }).Where(o => o.Item3 > o.Item4).OrderBy(o => o.Day).ThenBy(o => o.Name, StringComparer.CurrentCulture)];
    }
}
