namespace Preau.Domain.Families;

/// <summary>A person allowed to collect a child, named by one of its families.</summary>
public sealed class Collector
{
    public long Id { get; init; }

    public required long ChildId { get; init; }

    public required long FamilyId { get; init; }

    public required string Name { get; set; }

    public string? Phone { get; set; }

    public string? Relation { get; set; }
}
