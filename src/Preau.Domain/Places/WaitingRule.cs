using Preau.Domain.Activities;
using Preau.Domain.Families;
using Preau.Domain.Values;

namespace Preau.Domain.Places;

/// <summary>
/// One dated version of how the waiting list of an activity works (docs/rules/liste-d-attente.md). It judges service days from
/// <see cref="EffectiveFrom"/> on, until the next version; without one there is no list.
/// </summary>
public sealed class WaitingRule
{
    public const int MaxOfferHours = 96;

    public const int MaxOffers = 10;

    public const int MaxWeeks = 26;

    /// <summary>How long a family has to say that it still waits.</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(7);

    public long Id { get; init; }

    public required long ActivityId { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Families may join; otherwise those who wait are served, and nobody joins any more.</summary>
    public required bool HasList { get; init; }

    /// <summary>Who comes first, in this order; then the date of entry.</summary>
    public required IReadOnlyList<WaitingPriority> Priorities { get; init; }

    /// <summary>The classes that come first, where classes do; null: from the youngest.</summary>
    public SchoolClass? MinClass { get; init; }

    /// <summary>Null: to the oldest.</summary>
    public SchoolClass? MaxClass { get; init; }

    /// <summary>Hours that a family has to answer an offer, nights not counted.</summary>
    public required int OfferHours { get; init; }

    /// <summary>Offers that a family may leave unanswered for one day; the last one ends its entry.</summary>
    public required int MostOffers { get; init; }

    /// <summary>Weeks after which a family is asked whether it still waits.</summary>
    public required int ConfirmWeeks { get; init; }

    /// <summary>Deliberation or regulation, date, article.</summary>
    public string? Source { get; init; }

    /// <summary>The version that judges a service day; null when there is none yet.</summary>
    public static WaitingRule? InEffect(IEnumerable<WaitingRule> versions, DateOnly serviceDay) =>
        versions.InEffect(serviceDay, static version => version.EffectiveFrom);

    /// <summary>School meals are a right: the date alone decides there, whatever is written.</summary>
    public IReadOnlyList<WaitingPriority> PrioritiesIn(Activity activity) => activity.IsRight ? [] : Priorities;

    public bool IsPriorityClass(SchoolClass? known) =>
        known is { } own && !(own < MinClass) && !(own > MaxClass);
}

/// <summary>What may put a family first on a waiting list.</summary>
public enum WaitingPriority
{
    /// <summary>Families that live in the town.</summary>
    Residents,

    /// <summary>Children of the classes that the rule names.</summary>
    Classes,

    /// <summary>Children with a brother or sister booked in the activity on that day.</summary>
    Siblings,
}
