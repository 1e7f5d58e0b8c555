using System.Globalization;
using Preau.Domain.Places;
using Preau.Domain.Values;

namespace Preau.Web.Features.Places.Groups;

/// <summary>A slot as its groups are judged.</summary>
/// <param name="Takes">The ages and classes that its activity takes.</param>
public sealed record GroupedSlot(long Id, long ActivityId, string Name, AgeGroup Takes);

/// <summary>The pools of a site that an activity's slots use, alone or with slots of other activities.</summary>
/// <param name="names">Of every pool that the site has or had: a name is one pool for ever.</param>
public sealed class SiteGroups(long siteId, IReadOnlyList<GroupedSlot> slots, IEnumerable<(GroupedSlot Slot, Pool Pool)> uses, IReadOnlyCollection<string> names)
{
    private readonly List<(GroupedSlot Slot, Pool Pool)> uses = [.. uses];

    public long SiteId => siteId;

    /// <summary>Slots of the activity itself and every other that shares a pool with them.</summary>
    public IReadOnlyList<GroupedSlot> Slots => slots;

    public IReadOnlyCollection<string> Names => names;

    public IReadOnlyList<Pool> Pools => [.. uses.Select(u => u.Pool).Distinct()];

    /// <summary>Changes when anybody changes a group.</summary>
    public string Print => string.Join('-', Pools.OrderBy(p => p.Id).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Id}.{p.Groups.Count}.{p.LastDay:yyyyMMdd}")));

    public IReadOnlyList<Pool> Of(long slotId) => [.. uses.Where(u => u.Slot.Id == slotId).Select(u => u.Pool)];

    public bool IsUsedBy(long poolId, long activityId) => uses.Any(u => u.Pool.Id == poolId && u.Slot.ActivityId == activityId);

    /// <summary>What is wrong from a civil day on, each once.</summary>
    public IReadOnlyList<Refusal> Faults(DateOnly from) => [.. slots.SelectMany(s => AgeGroup.Faults(Of(s.Id), s.Takes, from)).Distinct()];

    /// <summary>Puts the change into the pools at hand.</summary>
    /// <returns>What it changes; a refusal when another version takes effect on that day.</returns>
    public (IReadOnlyList<(Pool Pool, GroupLine Line)> Changed, Refusal? Refusal) Change(GroupChange change)
    {
        var changed = new List<(Pool, GroupLine)>();
        foreach (var line in change.Lines)
        {
            if (line.PoolId is { } id) Next(Pools.Single(p => p.Id == id), line);
            else Begin(line);
        }
        return (changed, changed.Exists(c => c.Item1.Groups.Count(g => g.EffectiveFrom == change.From) > 1) ? new(RefusalCode.VersionOnThatDay, Day: change.From) : null);

        void Next(Pool pool, GroupLine line)
        {
            if (line.Group == pool.GroupOn(change.From)) return;
            if (line.Group is null) pool.LastDay = change.From.AddDays(-1);
            else pool.Groups.Add(PoolGroup.Of(line.Group, change.From));
            changed.Add((pool, line));
        }

        void Begin(GroupLine line)
        {
            var pool = new Pool { SiteId = siteId, Name = line.Name, Groups = [PoolGroup.Of(line.Group!, change.From)] };
            uses.AddRange(slots.Where(s => line.Slots.Contains(s.Id)).Select(s => (s, pool)));
            changed.Add((pool, line));
        }
    }
}
