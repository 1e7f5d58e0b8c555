namespace Preau.Domain.Families;

/// <summary>A child's place in a family; a child of separated parents has two.</summary>
public sealed class FamilyChild
{
    public required long FamilyId { get; init; }

    public required long ChildId { get; init; }

    public Child Child { get; init; } = null!;

    public Family Family { get; init; } = null!;
}
