namespace Preau.Domain.Calendars;

/// <summary>
/// The calendar of a child of two families, from a civil day on: which of them a day belongs to (docs/rules/garde-alternee.md). Never
/// edited once in force: a change is the next one. It is in force when the staff enter it from a decision, or when the second
/// family has agreed to what the first one proposed.
/// </summary>
public sealed class Custody
{
    public long Id { get; init; }

    public required long ChildId { get; init; }

    /// <summary>The family that the rules are told of; the other days are the second's.</summary>
    public required long FirstFamilyId { get; init; }

    public required long SecondFamilyId { get; init; }

    public CustodyState State { get; set; }

    /// <summary>First civil day that it decides, until the next one in force.</summary>
    public required DateOnly From { get; init; }

    public required CustodyWeeks Weeks { get; init; }

    /// <summary>For <see cref="CustodyWeeks.Counted"/>: a civil day on which a week of the first family begins; weeks change hands on its weekday.</summary>
    public DateOnly? WeekStart { get; init; }

    /// <summary>For <see cref="CustodyWeeks.Parity"/>: the first family has the even weeks of the calendar (ISO 8601), else the odd ones.</summary>
    public bool FirstHasEvenWeeks { get; init; }

    public required CustodyHolidays Holidays { get; init; }

    /// <summary>For <see cref="CustodyHolidays.Halves"/>: the first family has the first half in even years, else in odd ones.</summary>
    public bool FirstHalfInEvenYears { get; init; }

    /// <summary>The decision or agreement that it comes from, as the staff name it.</summary>
    public string? Source { get; init; }

    /// <summary>Null: entered by the staff.</summary>
    public long? ProposedByFamilyId { get; init; }

    public required DateTime ProposedAt { get; init; }

    public DateTime? DecidedAt { get; set; }

    public int Version { get; set; }

    public List<CustodyException> Exceptions { get; } = [];
}

/// <summary>Days that belong to one family whatever the weeks and the holidays say.</summary>
public sealed class CustodyException
{
    public long Id { get; init; }

    public long CustodyId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Included.</summary>
    public required DateOnly To { get; init; }

    public required long FamilyId { get; init; }
}

public enum CustodyState
{
    /// <summary>One family has proposed it, the other has not answered.</summary>
    Proposed,
    InForce,

    /// <summary>Declined by the other family, taken back, or replaced by another proposal.</summary>
    Withdrawn,
}

/// <summary>To whom the weeks outside the holidays belong.</summary>
public enum CustodyWeeks
{
    /// <summary>Every other week, counted from a day.</summary>
    Counted,

    /// <summary>Even or odd weeks of the calendar.</summary>
    Parity,

    /// <summary>All to the first family.</summary>
    First,

    /// <summary>To nobody: from that day on there is no calendar, and both families act.</summary>
    Nobody,
}

/// <summary>To whom the school holidays belong.</summary>
public enum CustodyHolidays
{
    /// <summary>As the weeks go.</summary>
    AsWeeks,

    /// <summary>By halves, which change hands each year.</summary>
    Halves,
}
