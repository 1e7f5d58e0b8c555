using Preau.Domain.Families;

namespace Preau.Domain.Places;

/// <summary>A band of ages, of classes, or of both, with its own places. Judged on the day of service, once, when that day is booked.</summary>
/// <param name="MinAgeMonths">Youngest age in whole months; null: none.</param>
/// <param name="MaxAgeMonths">First age in whole months that is too old; null: none.</param>
public sealed record AgeGroup(int? MinAgeMonths, int? MaxAgeMonths, SchoolClass? MinClass, SchoolClass? MaxClass)
{
    /// <summary>Nobody is left out.</summary>
    public bool IsEveryone => this == new AgeGroup(null, null, null, null);

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
    public static IReadOnlyList<Pool>? PoolsFor(IReadOnlyCollection<Pool> pools, Child child, DateOnly day)
    {
        var own = pools.Where(p => p.Group.Includes(child, day)).ToList();
        return own.Exists(p => !p.Group.IsEveryone) || pools.All(p => p.Group.IsEveryone) ? own : null;
    }
}
