namespace Preau.Domain.Families;

/// <summary>What is needed to look after the child, nothing more; each read by staff is written in the history.</summary>
public sealed class HealthRecord
{
    public required long ChildId { get; init; }

    public string? Allergies { get; set; }

    /// <summary>A projet d'accueil individualisé exists.</summary>
    public bool HasPai { get; set; }

    public string? Instructions { get; set; }

    public int Version { get; set; }
}
