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
