using Preau.Domain.Families;
using Preau.Domain.Values;

namespace Preau.Domain.Places;

/// <summary>A band of ages, of classes, or of both, with its own places. Judged on the day of service, once, when that day is booked.</summary>
/// <param name="MinAgeMonths">Youngest age in whole months; null: none.</param>
/// <param name="MaxAgeMonths">First age in whole months that is too old; null: none.</param>
public sealed record AgeGroup(int? MinAgeMonths, int? MaxAgeMonths, SchoolClass? MinClass, SchoolClass? MaxClass)
{
    /// <summary>Nobody is left out.</summary>
    public bool IsEveryone => this is { MinAgeMonths: null, MaxAgeMonths: null, MinClass: null, MaxClass: null };

    public bool Includes(Child child, DateOnly day)
    {
        var age = child.AgeInMonths(day);
        return !(age < MinAgeMonths) && !(age >= MaxAgeMonths)
            && (MinClass is null || child.Class >= MinClass) && (MaxClass is null || child.Class <= MaxClass);
    }

    /// <summary>A child could be in both.</summary>
    public bool Overlaps(AgeGroup other) =>
        !(MaxAgeMonths <= other.MinAgeMonths) && !(other.MaxAgeMonths <= MinAgeMonths) && !(MaxClass < other.MinClass) && !(other.MaxClass < MinClass);

    /// <summary>
    /// A child of the ages and classes of <paramref name="all"/> would be in none of the groups. Groups that mix ages with classes are not
    /// judged: which age is in which class is not known.
    /// </summary>
    public static bool LeaveSomeOut(IReadOnlyCollection<AgeGroup> groups, AgeGroup all)
    {
        if (groups.All(g => g is { MinClass: null, MaxClass: null })) return HasGap(groups.Select(g => (g.MinAgeMonths, g.MaxAgeMonths)), all.MinAgeMonths, all.MaxAgeMonths);
        return groups.All(g => g is { MinAgeMonths: null, MaxAgeMonths: null })
            && HasGap(groups.Select(g => ((int?)g.MinClass, (int?)g.MaxClass + 1)), (int?)all.MinClass, (int?)all.MaxClass + 1);
    }

    private static bool HasGap(IEnumerable<(int? From, int? To)> ranges, int? from, int? to)
    {
        var reach = from;
        foreach (var range in ranges.OrderBy(r => r.From ?? int.MinValue))
        {
            if (reach is { } reached && range.From > reached) return true;
            reach = Math.Max(reach ?? int.MinValue, range.To ?? int.MaxValue);
        }
        return reach < to;
    }

    /// <summary>
    /// The pools that a slot takes for a child on a day: those for everyone, and of those for a group the child's own. Null: the slot
    /// has groups at this site and the child is in none.
    /// </summary>
    public static IReadOnlyList<Pool>? PoolsFor(IEnumerable<Pool> pools, Child child, DateOnly day)
    {
        var (own, isLimited, isUsed, hasGroups, isInOne) = (new List<Pool>(), false, false, false, false);
        foreach (var pool in pools)
        {
            isLimited = true;
            if (pool.GroupOn(day) is not { } group) continue;
            isUsed = true;
            hasGroups |= !group.IsEveryone;
            if (!group.Includes(child, day)) continue;
            isInOne |= !group.IsEveryone;
            own.Add(pool);
        }
        // Pools that have not begun or have ended are no licence to book without a limit.
        if (isLimited && !isUsed) return null;
        return isInOne || !hasGroups ? own : null;
    }

    /// <summary>
    /// What is wrong with the groups of one slot at a site, on a day and at each later change of them: two that a child could be in
    /// (<see cref="RefusalCode.GroupsOverlap"/>), children in none (<see cref="RefusalCode.GroupsLeaveSomeOut"/>).
    /// </summary>
    /// <param name="all">The ages and classes that the activity takes.</param>
    /// <param name="from">Civil day of service.</param>
    public static IReadOnlyList<Refusal> Faults(IReadOnlyCollection<Pool> pools, AgeGroup all, DateOnly from)
    {
        var changes = pools.SelectMany(p => p.Groups.Select(g => g.EffectiveFrom)).Concat(pools.Select(p => p.LastDay?.AddDays(1)).OfType<DateOnly>());
        return [.. changes.Where(d => d > from).Append(from).Distinct().Order().SelectMany(day => FaultsOn(pools, all, day)).DistinctBy(f => (f.Code, f.Detail))];
    }

    private static IEnumerable<Refusal> FaultsOn(IEnumerable<Pool> pools, AgeGroup all, DateOnly day)
    {
        var groups = pools.Select(p => (p.Name, Group: p.GroupOn(day)!)).Where(p => p.Group is { IsEveryone: false }).ToList();
        foreach (var (first, second) in groups.SelectMany((a, i) => groups.Skip(i + 1), (a, b) => (a, b)).Where(p => p.a.Group.Overlaps(p.b.Group)))
            yield return new(RefusalCode.GroupsOverlap, Day: day, Detail: $"«\u00A0{first.Name}\u00A0» et «\u00A0{second.Name}\u00A0»");
        if (groups.Count > 0 && LeaveSomeOut(groups.ConvertAll(g => g.Group), all)) yield return new(RefusalCode.GroupsLeaveSomeOut, Day: day);
    }
}
