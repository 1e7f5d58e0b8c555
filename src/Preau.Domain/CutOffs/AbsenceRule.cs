using Preau.Domain.Values;

namespace Preau.Domain.CutOffs;

/// <summary>
/// One dated version of what a town asks of a family whose child will not come (docs/rules/absences.md): told by when, how many days
/// stay charged, and which paper. It judges service days from <see cref="EffectiveFrom"/> on, until the next version.
/// </summary>
public sealed class AbsenceRule
{
    public const int MaxDaysBefore = 7;

    public const int MaxWaitingDays = 31;

    public const int MaxCertificateHours = 24 * 31;

    public long Id { get; init; }

    public required long ActivityId { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Civil days before the service day; 0: the same day.</summary>
    public required int DaysBefore { get; init; }

    /// <summary>Civil time from which it is too late.</summary>
    public required TimeOnly ToldBy { get; init; }

    /// <summary>Days of an absence that stay charged, the first ones; null: all of them.</summary>
    public int? WaitingDays { get; init; }

    /// <summary>Hours after the start of the absence within which a certificate is given; null: none is asked for.</summary>
    public int? CertificateHours { get; init; }

    /// <summary>Deliberation or regulation, date, article.</summary>
    public string? Source { get; init; }

    /// <summary>The version that judges a service day; null when there is none yet.</summary>
    public static AbsenceRule? InEffect(IEnumerable<AbsenceRule> versions, DateOnly serviceDay) =>
        versions.InEffect(serviceDay, static version => version.EffectiveFrom);

    /// <summary>Civil time from which the absence of a day can no longer be told.</summary>
    public DateTime Closes(DateOnly day) => day.AddDays(-DaysBefore).ToDateTime(ToldBy);

    /// <param name="dayOfAbsence">1 for the first booked day of an absence, 2 for the next one.</param>
    public bool IsCharged(int dayOfAbsence) => WaitingDays is not { } waiting || dayOfAbsence <= waiting;
}
