using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>
/// One dated version of "until when": N days before the service day at a time of day. It judges service days from
/// <see cref="EffectiveFrom"/> on, until the next version; a booking keeps the version that judged it.
/// </summary>
public sealed class CutOffRule
{
    public long Id { get; init; }

    public required long ActivityId { get; init; }

    public required CutOffAction Action { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required int DaysBefore { get; init; }

    public required DayBasis Basis { get; init; }

    /// <summary>Civil time of day of the limit.</summary>
    public required TimeOnly Time { get; init; }

    /// <summary>"jusqu'à 9 h 00" accepts the whole minute; "avant 9 h 00" refuses from that instant.</summary>
    public required bool IsInclusive { get; init; }

    /// <summary>Deliberation or regulation, date, article.</summary>
    public string? Source { get; init; }
}

public enum CutOffAction
{
    Book,
    Cancel,
}
