using Preau.Domain.Enrolments;
using Preau.Domain.Values;

namespace Preau.Web.Features.Enrolments;

/// <summary>What a request for an enrolment, or for a change of one, carries.</summary>
public sealed record EnrolmentAsked(long EnrolmentId, DateOnly From, DateOnly To, IReadOnlyList<AskedDays> Days);

public sealed record AskedDays(long SlotId, Weekdays Weekdays);

/// <summary>A half-filled enrolment, kept 30 days (<see cref="Domain.Requests.Draft"/>).</summary>
public sealed record EnrolmentDraft
{
    public required long ChildId { get; init; }

    public long? ActivityId { get; init; }

    public long? SiteId { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public EnrolmentRhythm Rhythm { get; init; }

    public IReadOnlyList<AskedDays> Days { get; init; } = [];

    public Dictionary<long, string> Answers { get; init; } = [];
}
