namespace Preau.Domain.Places;

/// <summary>Places of a site that one or more slots use up.</summary>
public sealed class Pool
{
    public long Id { get; init; }

    public required long SiteId { get; init; }

    public required string Name { get; set; }

    /// <summary>Places on each day; null: unlimited. Days already made keep their own count until the change rewrites them.</summary>
    public int? Capacity { get; set; }

    public int Version { get; set; }
}

/// <summary>A slot takes one place of the pool on each day booked at the site.</summary>
public sealed class SlotPool
{
    public required long SlotId { get; init; }

    public required long SiteId { get; init; }

    public required long PoolId { get; init; }
}

/// <summary>A pool's count on one civil day: the only truth about free places, changed by one statement (Storage/PlaceStatements).</summary>
public sealed class PoolDay
{
    public long Id { get; init; }

    public required long PoolId { get; init; }

    public required DateOnly Day { get; init; }

    public int? Capacity { get; set; }

    public int Taken { get; set; }
}

/// <summary>A place that a booking took and gives back.</summary>
public sealed class BookingPlace
{
    public required long BookingId { get; init; }

    public required long PoolDayId { get; init; }
}
