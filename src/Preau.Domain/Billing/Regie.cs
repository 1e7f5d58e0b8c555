namespace Preau.Domain.Billing;

/// <summary>Who cashes: numbering, PayFiP contract and means of payment hang on it.</summary>
public sealed class Regie
{
    public long Id { get; init; }

    /// <summary>2 to 4 capital letters, starts every number; unique.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>14 digits.</summary>
    public required string Siret { get; set; }

    public required string Address { get; set; }

    public required string Phone { get; set; }

    /// <summary>PayFiP contract (6 digits); null: no pay button.</summary>
    public string? PayFipNumber { get; set; }

    /// <summary>The other ways to pay, one per line, as printed.</summary>
    public required string WaysToPay { get; set; }

    /// <summary>Days from issue to due date.</summary>
    public int DueDays { get; set; } = 30;

    public int Version { get; set; }
}

/// <summary>The last number given in a régie, year and series; raised in the transaction that issues.</summary>
public sealed class NumberCounter
{
    public required long RegieId { get; init; }

    public required int Year { get; init; }

    public required NumberSeries Series { get; init; }

    public int Last { get; set; }
}

public enum NumberSeries
{
    Invoice,
    CreditNote,

    /// <summary>Orders: what is paid before it is an invoice.</summary>
    Order,
}
