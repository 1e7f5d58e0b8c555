namespace Preau.Web.Storage;

/// <summary>
/// Who changed what, when, why, before and after. Written by the operation, in the transaction of the change.
/// A read of a child's health record by staff is an entry too (<see cref="Action"/> "read").
/// </summary>
public sealed class HistoryEntry
{
    public long Id { get; init; }

    public required DateTime At { get; init; }

    public required ActorKind ActorKind { get; init; }

    /// <summary>The account that acted; null for the product itself (jobs, command line).</summary>
    public long? AccountId { get; init; }

    /// <summary>Name shown in the history, as it was then.</summary>
    public required string ActorName { get; init; }

    /// <summary>Verb in English: "created", "changed", "accepted", "cancelled", "read"…</summary>
    public required string Action { get; init; }

    /// <summary>Entity name, as in the model.</summary>
    public required string Subject { get; init; }

    public required long SubjectId { get; init; }

    public long? FamilyId { get; init; }

    public long? ChildId { get; init; }

    /// <summary>One French sentence for the screen.</summary>
    public required string Summary { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Reason { get; init; }
}

public enum ActorKind
{
    Guardian,
    Staff,
    Product,
}
