using Preau.Domain.Calendars;

namespace Preau.Domain.Activities;

/// <summary>A school, a leisure centre or a nursery.</summary>
public sealed class Site
{
    public long Id { get; init; }

    /// <summary>Stable short code used by files, "tilleuls-elem"; unique.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required SiteKind Kind { get; init; }

    /// <summary>Whose school holidays count here; null: the town's.</summary>
    public SchoolZone? Zone { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }
}

public enum SiteKind
{
    School,
    Centre,
    Nursery,
}
