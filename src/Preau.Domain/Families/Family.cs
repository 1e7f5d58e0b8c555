namespace Preau.Domain.Families;

/// <summary>
/// One household file: who may act and who pays. A child of separated parents is in two (docs/rules/enfant-de-deux-familles.md).
/// </summary>
public sealed class Family
{
    public long Id { get; init; }

    /// <summary>Number that the family and the staff say aloud, "F-000123"; unique.</summary>
    public required string FileNumber { get; init; }

    /// <summary>Name of the household as shown, "Delmas-Kaci".</summary>
    public required string Name { get; set; }

    /// <summary>Folded name (no accents, case, hyphens) that a search compares with.</summary>
    public required string SearchKey { get; set; }

    /// <summary>Key that orders lists the same way on both databases.</summary>
    public required string SortKey { get; set; }

    public FamilyState State { get; set; } = FamilyState.Accepted;

    public required PostalAddress Address { get; set; }

    /// <summary>Whether the household lives in the town: decides prices and who may enrol.</summary>
    public bool IsResident { get; set; }

    /// <summary>Number of dependent children as declared or known from the CAF; null when unknown.</summary>
    public int? DependentChildren { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Raised by each change; a form that carries an older one is stale.</summary>
    public int Version { get; set; }

    public List<Guardian> Guardians { get; } = [];

    public List<FamilyChild> Children { get; } = [];
}

/// <summary>Whether the staff have accepted the file: nothing can be booked before.</summary>
public enum FamilyState
{
    /// <summary>Sent by a new family through /nouveau-dossier, waiting for the staff.</summary>
    AwaitingAcceptance,
    Accepted,
    Refused,
    Closed,
}
