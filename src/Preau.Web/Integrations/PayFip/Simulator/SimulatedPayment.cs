using System.Text.Json.Serialization;

namespace Preau.Web.Integrations.PayFip.Simulator;

/// <summary>An operation of the simulated State: the order as it came, and what became of it.</summary>
public sealed record SimulatedPayment(string Id, IReadOnlyDictionary<string, string> Order, DateTime MadeAt)
{
    /// <summary>When the payment page was first opened; null: never.</summary>
    public DateTime? OpenedAt { get; init; }

    /// <summary>Null: not known yet (P5).</summary>
    public string? Result { get; init; }

    public string Authorisation { get; init; } = "";

    /// <summary>Civil time of Paris.</summary>
    public DateTime? PaidAt { get; init; }

    /// <summary>A result was chosen: it opens no more (P3). Who gave up may start again on the same page.</summary>
    [JsonIgnore]
    public bool IsUsed => Result is not (null or "A");

    public string this[string field] => Order.GetValueOrDefault(field, "");
}

/// <summary>What tests let the simulated State do wrong.</summary>
public sealed class SimulatorTroubles
{
    /// <summary>"TechIndisponibiliteErreur" and the like, for every call; null: none.</summary>
    public string? TechnicalFault { get; set; }

    /// <summary>A functional fault for every question about a payment ("P5": the result comes late); null: none.</summary>
    public string? DetailFault { get; set; }

    /// <summary>A functional fault for every order ("T4"); null: none.</summary>
    public string? OrderFault { get; set; }

    /// <summary>Every answer of the service waits that long.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Added to the amount that is told back, in cents.</summary>
    public long EchoError { get; set; }

    /// <summary>Told back instead of what was sent: "numcli", "refdet", "saisie"…; a null is left out.</summary>
    public IReadOnlyDictionary<string, string?> Echo { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Tells the identifier back as "idop", as the live service was seen to do.</summary>
    public bool SmallIdop { get; set; }

    /// <summary>Answers with something that is no envelope.</summary>
    public bool Babbles { get; set; }

    /// <summary>The line breaks in the middle of every answer.</summary>
    public bool StopsHalfway { get; set; }

    /// <summary>No notification ever leaves, whatever the page asks for.</summary>
    public bool LosesNotifications { get; set; }

    /// <summary>Contracts that nobody has (T2); every other one with 6 digits is known.</summary>
    public IReadOnlyList<string> UnknownContracts { get; set; } = [];
}

/// <summary>When the simulated State tells the portal of a result.</summary>
public enum SimulatedNotice
{
    Before,
    After,
    Twice,
    Never,
}
