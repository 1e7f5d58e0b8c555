namespace Preau.Web.Storage;

/// <summary>The one row that says what this database is, for ever: a demo or a town.</summary>
public sealed class Installation
{
    public long Id { get; init; }

    public required bool IsDemo { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When the demo town was put in; null: not yet, the next start does it.</summary>
    public DateTime? SeededAt { get; set; }

    /// <summary>The latest instant the business clock has shown: a shifted demo clock never goes behind it.</summary>
    public DateTime LastInstant { get; set; } = DateTime.UnixEpoch;
}
