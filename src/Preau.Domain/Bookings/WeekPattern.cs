using Preau.Domain.Values;

namespace Preau.Domain.Bookings;

/// <summary>
/// A family's named week: the wanted slots of its children per weekday, every week or every other one, over a "période de
/// calcul" (both days included). It is kept, and applied as often as wanted: twice changes nothing (docs/rules/semaine-type.md).
/// </summary>
public sealed class WeekPattern
{
    public const int MaxNameLength = 60;

    /// <summary>Longest "période de calcul", in days: a school year and a little more.</summary>
    public const int MaxDays = 400;

    public long Id { get; init; }

    public required long FamilyId { get; init; }

    public required string Name { get; set; }

    public WeekRhythm Rhythm { get; set; }

    /// <summary>A civil day of the first week A; only where weeks are counted from a date.</summary>
    public DateOnly? CountedFrom { get; set; }

    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    /// <summary>The parent wants it applied by itself to the opening days that appear later (docs/rules/semaine-type.md).</summary>
    public bool IsStanding { get; set; }

    /// <summary>The last opening day that was known when it was applied; a standing pattern goes on after it. Null: none was.</summary>
    public DateOnly? JudgedUntil { get; set; }

    public int Version { get; set; }

    public List<WeekPatternSlot> Slots { get; } = [];

    public DateRange Days => new(From, To);

    public WeekCount Weeks => new(Rhythm, CountedFrom);
}

/// <summary>The weekdays on which one slot is wanted for one child, in the weeks A or B.</summary>
public sealed class WeekPatternSlot
{
    public long WeekPatternId { get; init; }

    public required long ChildId { get; init; }

    public required long SlotId { get; init; }

    public PatternWeek Week { get; init; }

    public required Weekdays Weekdays { get; init; }
}

/// <summary>One application of a pattern: undoing it removes exactly the bookings that carry it.</summary>
public sealed class PatternRun
{
    public long Id { get; init; }

    public required long WeekPatternId { get; init; }

    public required long FamilyId { get; init; }

    /// <summary>Instant of the application, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Instant at which it was undone, UTC; null: it stands.</summary>
    public DateTime? UndoneAt { get; set; }
}

/// <summary>A day that the pattern had booked and that was cancelled by hand: applying the pattern again leaves it alone.</summary>
public sealed class PatternException
{
    public required long WeekPatternId { get; init; }

    public required long ChildId { get; init; }

    public required long SlotId { get; init; }

    public required DateOnly Day { get; init; }
}
