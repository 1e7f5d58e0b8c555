using Preau.Domain.Values;

namespace Preau.Domain.Bookings;

/// <summary>Wanted slots per weekday for one child, applied over a "période de calcul" (both days included).</summary>
public sealed class WeekPattern
{
    public long Id { get; init; }

    public required long FamilyId { get; init; }

    public required long ChildId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required DateTime AppliedAt { get; init; }

    public List<WeekPatternSlot> Slots { get; } = [];
}

/// <summary>The weekdays on which one slot is wanted.</summary>
public sealed class WeekPatternSlot
{
    public long WeekPatternId { get; init; }

    public required long SlotId { get; init; }

    public required Weekdays Weekdays { get; init; }
}
