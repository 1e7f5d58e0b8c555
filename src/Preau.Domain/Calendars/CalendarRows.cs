using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>A stored school holiday of a zone: first and last civil day without class, both included.</summary>
public sealed class SchoolHolidayRow
{
    public long Id { get; init; }

    public required SchoolZone Zone { get; set; }

    /// <summary>"Toussaint", "Noël"…</summary>
    public required string Name { get; set; }

    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    public int Version { get; set; }

    public DateRange Days => new(From, To);
}

/// <summary>Days on which a site or an activity is closed, with the reason that parents read. Null: every one.</summary>
public sealed class Closure
{
    public long Id { get; init; }

    public long? SiteId { get; set; }

    public long? ActivityId { get; set; }

    public required DateOnly From { get; set; }

    public required DateOnly To { get; set; }

    public required string Reason { get; set; }

    public int Version { get; set; }

    public DateRange Days => new(From, To);
}

/// <summary>A civil day that the town or the rector has moved (D521-5 to D521-7), or on which an activity opens by exception.</summary>
public sealed class LocalDay
{
    public long Id { get; init; }

    /// <summary>Null: every site.</summary>
    public long? SiteId { get; set; }

    /// <summary>Given for <see cref="LocalDayKind.Opening"/> only.</summary>
    public long? ActivityId { get; set; }

    public required DateOnly Day { get; set; }

    public required LocalDayKind Kind { get; set; }

    /// <summary>For <see cref="LocalDayKind.SchoolDay"/>: class follows the timetable of that day of the week.</summary>
    public DayOfWeek? LikeWeekday { get; set; }

    /// <summary>What parents read: "Pont de l’Ascension", "Rattrapage du vendredi 7 mai".</summary>
    public required string Reason { get; set; }

    public int Version { get; set; }
}

/// <summary>What a <see cref="LocalDay"/> changes.</summary>
public enum LocalDayKind
{
    /// <summary>No class, as in school holidays: a bridge, a day given by the mayor.</summary>
    DayOff,

    /// <summary>Class on a day that has none: a bridge made up on a Wednesday.</summary>
    SchoolDay,

    /// <summary>An activity opens whatever its weekdays and the school holidays say.</summary>
    Opening,
}
