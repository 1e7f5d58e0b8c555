namespace Preau.Web.Integrations.PayFip.Simulator;

/// <summary>An operation of the simulated State: the order as it came, and what became of it.</summary>
public sealed record SimulatedPayment(string Id, IReadOnlyDictionary<string, string> Order, DateTime MadeAt)
{
    /// <summary>Null: not known yet (P5).</summary>
    public string? Result { get; init; }

    public string Authorisation { get; init; } = "";

    /// <summary>Civil time of Paris.</summary>
    public DateTime? PaidAt { get; init; }

    /// <summary>The page was opened and a result chosen: it opens no more (P3).</summary>
    public bool IsUsed => Result is not null;

    public string this[string field] => Order.GetValueOrDefault(field, "");
}

/// <summary>What tests let the simulated State do wrong.</summary>
public sealed class SimulatorTroubles
{
    /// <summary>"TechIndisponibiliteErreur" and the like, for every call; null: none.</summary>
    public string? TechnicalFault { get; set; }

    /// <summary>A functional fault for every question about a payment; null: none.</summary>
    public string? DetailFault { get; set; }

    /// <summary>Every answer waits that long.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Added to the amount that is told back.</summary>
    public long EchoError { get; set; }

    /// <summary>Answers with something that is no envelope.</summary>
    public bool Babbles { get; set; }
}

/// <summary>When the simulated State tells the portal of a result.</summary>
public enum SimulatedNotice
{
    Before,
    After,
    Twice,
    Never,
}
