using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>Entries of waiting lists with what their order asks, in a constant number of queries.</summary>
public sealed class WaitingQueries(PortalDb db)
{
    /// <summary>Those that wait for one of these pool-days, in the published order.</summary>
    public async Task<IReadOnlyList<WaitingCandidate>> For(IReadOnlyCollection<long> poolDays)
    {
        if (poolDays.Count == 0) return [];
        var needed = db.WaitingPlaces.Where(p => poolDays.Contains(p.PoolDayId)).Select(p => p.EntryId);
        return WaitingOrder.Sort(await Candidates(db.WaitingEntries.Where(e => e.State == WaitingState.Waiting && needed.Contains(e.Id))));
    }

    /// <summary>The rank of each of these that waits, among all that need a place of the same pools.</summary>
    public async Task<IReadOnlyDictionary<long, int>> Ranks(IReadOnlyCollection<WaitingEntry> entries)
    {
        var waiting = entries.Where(e => e.State == WaitingState.Waiting).Select(e => e.Id).ToList();
        if (waiting.Count == 0) return new Dictionary<long, int>();
        var pools = db.WaitingPlaces.Where(p => waiting.Contains(p.EntryId)).Select(p => p.PoolDayId);
        var rivals = db.WaitingPlaces.Where(p => pools.Contains(p.PoolDayId)).Select(p => p.EntryId);
        var all = WaitingOrder.Sort(await Candidates(db.WaitingEntries.Where(e => e.State == WaitingState.Waiting && (waiting.Contains(e.Id) || rivals.Contains(e.Id)))));
        return all.Where(c => waiting.Contains(c.Entry.Id)).ToDictionary(c => c.Entry.Id, c => WaitingOrder.Rank(all, c));
    }

    /// <summary>Entries with their pool-days and what they fulfil of the priorities of their rule; not sorted.</summary>
    public async Task<IReadOnlyList<WaitingCandidate>> Candidates(IQueryable<WaitingEntry> entries)
    {
        var rows = await (
            from entry in entries.AsNoTracking()
            join family in db.Families on entry.FamilyId equals family.Id
            join child in db.Children on entry.ChildId equals child.Id
            join slot in db.Slots on entry.SlotId equals slot.Id
            join activity in db.Activities on slot.ActivityId equals activity.Id
            select new { Entry = entry, family.IsResident, child.Class, Activity = activity }).ToListAsync();
        if (rows.Count == 0) return [];
        var ids = rows.ConvertAll(r => r.Entry.Id);
        var places = (await db.WaitingPlaces.AsNoTracking().Where(p => ids.Contains(p.EntryId)).OrderBy(p => p.PoolDayId).ToListAsync()).ToLookup(p => p.EntryId, p => p.PoolDayId);
        var activities = rows.Select(r => r.Activity.Id).Distinct().ToList();
        var rules = (await db.WaitingRules.AsNoTracking().Where(r => activities.Contains(r.ActivityId)).ToListAsync()).ToLookup(r => r.ActivityId);
        var siblings = rules.SelectMany(r => r).Any(r => r.Priorities.Contains(WaitingPriority.Siblings)) ? await WithSiblings(ids) : [];
        return rows.ConvertAll(r =>
        {
            var rule = WaitingRule.InEffect(rules[r.Activity.Id], r.Entry.Day);
            return new WaitingCandidate(r.Entry, [.. places[r.Entry.Id]], rule?.PrioritiesIn(r.Activity) ?? [], Fulfilled(rule, r.IsResident, r.Class, siblings.Contains(r.Entry.Id)));
        });
    }

    private static HashSet<WaitingPriority> Fulfilled(WaitingRule? rule, bool isResident, SchoolClass? known, bool hasSibling)
    {
        var fulfilled = new HashSet<WaitingPriority>();
        if (isResident) fulfilled.Add(WaitingPriority.Residents);
        if (rule?.IsPriorityClass(known) == true) fulfilled.Add(WaitingPriority.Classes);
        if (hasSibling) fulfilled.Add(WaitingPriority.Siblings);
        return fulfilled;
    }

    /// <summary>The entries of children with a brother or sister booked in the same activity on the same day.</summary>
    private async Task<HashSet<long>> WithSiblings(List<long> entries) => [.. await (
        from entry in db.WaitingEntries
        where entries.Contains(entry.Id)
        join own in db.Slots on entry.SlotId equals own.Id
        join member in db.FamilyChildren on entry.FamilyId equals member.FamilyId
        where member.ChildId != entry.ChildId
        join booking in db.Bookings on new { member.ChildId, entry.Day } equals new { booking.ChildId, booking.Day }
        join slot in db.Slots on booking.SlotId equals slot.Id
        where slot.ActivityId == own.ActivityId
        select entry.Id).Distinct().ToListAsync()];
}
