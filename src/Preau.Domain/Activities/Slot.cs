namespace Preau.Domain.Activities;

/// <summary>The smallest thing booked for a day: "Repas", "Matin", "Journée avec repas".</summary>
public sealed class Slot
{
    public long Id { get; init; }

    public long ActivityId { get; init; }

    /// <summary>Stable short code used by files, unique in the activity.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Name on a narrow screen, "Matin".</summary>
    public required string ShortName { get; set; }

    /// <summary>Civil time of day; for display.</summary>
    public TimeOnly? StartsAt { get; set; }

    public TimeOnly? EndsAt { get; set; }

    public int Order { get; init; }
}

/// <summary>An activity is offered at a site; at a school only its own pupils come.</summary>
public sealed class ActivitySite
{
    public required long ActivityId { get; init; }

    public required long SiteId { get; init; }

    public Site Site { get; init; } = null!;
}

/// <summary>A paper that the enrolment asks for.</summary>
public sealed class RequiredDocument
{
    public long Id { get; init; }

    public long ActivityId { get; init; }

    public required string Code { get; init; }

    public required string Label { get; set; }

    public bool IsMandatory { get; set; } = true;
}

/// <summary>A question that the enrolment asks.</summary>
public sealed class EnrolmentQuestion
{
    public long Id { get; init; }

    public long ActivityId { get; init; }

    public required string Code { get; init; }

    public required string Label { get; set; }

    public bool IsMandatory { get; set; }
}
