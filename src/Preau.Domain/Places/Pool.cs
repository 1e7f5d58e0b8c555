using Preau.Domain.Families;
using Preau.Domain.Values;

namespace Preau.Domain.Places;

/// <summary>
/// Places of a site that one or more slots use up (docs/rules/places.md), for every child or for a group of ages or classes. For whom
/// is dated (<see cref="PoolGroup"/>), and how many (<see cref="PoolCapacity"/>).
/// </summary>
public sealed class Pool
{
    public long Id { get; init; }

    public required long SiteId { get; init; }

    public required string Name { get; set; }

    /// <summary>Whom it is for, from which day on.</summary>
    public List<PoolGroup> Groups { get; init; } = [];

    /// <summary>Last civil day of service on which it takes children; null: none.</summary>
    public DateOnly? LastDay { get; set; }

    public int Version { get; set; }

    /// <summary>Whom it takes on a civil day of service; null: nobody, it has not begun or has ended.</summary>
    public AgeGroup? GroupOn(DateOnly day) => day > LastDay ? null : Groups.InEffect(day, static g => g.EffectiveFrom)?.Group;
}

/// <summary>Whom a pool is for from a civil day of service on. Never edited once in force: a change is the next version.</summary>
public sealed class PoolGroup
{
    public long Id { get; init; }

    public long PoolId { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Youngest age in whole months on the day of service; null: none.</summary>
    public int? MinAgeMonths { get; init; }

    /// <summary>First age in whole months that is too old on the day of service; null: none.</summary>
    public int? MaxAgeMonths { get; init; }

    public SchoolClass? MinClass { get; init; }

    public SchoolClass? MaxClass { get; init; }

    private AgeGroup? group;

    public AgeGroup Group => group ??= new(MinAgeMonths, MaxAgeMonths, MinClass, MaxClass);

    public static PoolGroup Of(AgeGroup group, DateOnly from) => new()
    {
        EffectiveFrom = from,
        MinAgeMonths = group.MinAgeMonths,
        MaxAgeMonths = group.MaxAgeMonths,
        MinClass = group.MinClass,
        MaxClass = group.MaxClass,
    };
}

/// <summary>A slot takes one place of the pool on each day booked at the site.</summary>
public sealed class SlotPool
{
    public required long SlotId { get; init; }

    public required long SiteId { get; init; }

    public required long PoolId { get; init; }
}

/// <summary>How many places a pool has from a civil day on. Never edited once in force: a change is the next version.</summary>
public sealed class PoolCapacity
{
    public long Id { get; init; }

    public required long PoolId { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Places on each day; null: unlimited.</summary>
    public int? Capacity { get; init; }

    /// <summary>Places given beyond the capacity, because some never come; 0: none.</summary>
    public int Margin { get; init; }

    public string? Source { get; init; }

    /// <summary>The version of a day; null before the first one: unlimited.</summary>
    public static PoolCapacity? InEffect(IEnumerable<PoolCapacity> versions, DateOnly day) =>
        versions.InEffect(day, static v => v.EffectiveFrom);
}

/// <summary>A pool's count on one civil day: the only truth about free places, changed by one statement (Storage/PlaceStatements).</summary>
public sealed class PoolDay
{
    public long Id { get; init; }

    public required long PoolId { get; init; }

    public required DateOnly Day { get; init; }

    public int? Capacity { get; set; }

    public int Margin { get; set; }

    /// <summary>Places booked, held or offered, exceptions apart.</summary>
    public int Taken { get; set; }

    /// <summary>Children taken over the limit by name: never counted in <see cref="Taken"/>.</summary>
    public int Exceptions { get; set; }

    /// <summary>Places left; below 0 when the capacity was lowered under what is taken; null: unlimited.</summary>
    public int? Room => Capacity + Margin - Taken;
}

/// <summary>A place that a booking took and gives back.</summary>
public sealed class BookingPlace
{
    public required long BookingId { get; init; }

    public required long PoolDayId { get; init; }

    /// <summary>Taken over the limit: an exception, until a freed place absorbs it.</summary>
    public bool IsOver { get; init; }
}
