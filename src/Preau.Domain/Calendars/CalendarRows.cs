using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>A stored school holiday of the town's zone: first and last civil day without class, both included.</summary>
public sealed class SchoolHolidayRow
{
    public long Id { get; init; }

    /// <summary>"Toussaint", "Noël"…</summary>
    public required string Name { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }
}

/// <summary>Days on which a site or an activity is closed, with the reason that parents read. Null: every one.</summary>
public sealed class Closure
{
    public long Id { get; init; }

    public long? SiteId { get; init; }

    public long? ActivityId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required string Reason { get; init; }

    public DateRange Days => new(From, To);
}
