namespace Preau.Domain.Families;

/// <summary>An adult of exactly one family, with an own login (the e-mail); without an e-mail still a full one.</summary>
public sealed class Guardian
{
    public long Id { get; init; }

    public long FamilyId { get; init; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    public required string SearchKey { get; set; }

    public required string SortKey { get; set; }

    /// <summary>Changed by the staff only (parents' manual, 1.3).</summary>
    public string? Email { get; set; }

    /// <summary>E.164 ("+33465712014"), any country.</summary>
    public string? MobilePhone { get; set; }

    public string? HomePhone { get; set; }

    public string? WorkPhone { get; set; }

    /// <summary>Relation to the children in the town's words: "mère", "père", "tuteur"…</summary>
    public string? Relation { get; set; }

    /// <summary>Reminders of limits by mail; decisions and receipts are always sent.</summary>
    public bool WantsReminders { get; set; } = true;

    public bool WantsNews { get; set; }

    public int Version { get; set; }

    public string FullName => $"{FirstName} {LastName}";
}
