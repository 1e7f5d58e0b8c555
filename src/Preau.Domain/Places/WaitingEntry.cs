using Preau.Domain.Values;

namespace Preau.Domain.Places;

/// <summary>
/// A child who waits for a place of one slot on one civil day, for the family that asked (docs/rules/liste-d-attente.md). One open
/// entry per child, slot and day.
/// </summary>
public sealed class WaitingEntry
{
    public long Id { get; init; }

    public required long ChildId { get; init; }

    public required long SlotId { get; init; }

    public required long SiteId { get; init; }

    public required DateOnly Day { get; init; }

    public required long FamilyId { get; init; }

    public required DateTime EnteredAt { get; init; }

    public WaitingState State { get; set; }

    /// <summary>Until when the offered place may be accepted; null: none is offered.</summary>
    public DateTime? OfferEndsAt { get; set; }

    /// <summary>Offers made so far: those before the one that stands were left unanswered.</summary>
    public int Offers { get; set; }

    /// <summary>When the family last said that it still waits; at first, when it entered.</summary>
    public required DateTime ConfirmedAt { get; set; }

    /// <summary>The family was asked whether it still waits, and answers until this instant; null: nothing is asked.</summary>
    public DateTime? ConfirmBy { get; set; }

    /// <summary>When the family was told that the day's limit had passed without a place; null: it has not.</summary>
    public DateTime? LimitToldAt { get; set; }

    /// <summary>When it ended, whatever its end; null: it is open.</summary>
    public DateTime? ClosedAt { get; set; }

    public bool IsOpen => State is WaitingState.Waiting or WaitingState.Offered or WaitingState.ToStaff;

    /// <summary>A place of each of its pool-days is held for it.</summary>
    public bool HoldsPlace => State is WaitingState.Offered or WaitingState.ToStaff;

    /// <summary>The family may accept the place at that instant, UTC.</summary>
    public bool IsOffered(DateTime now) => State == WaitingState.Offered && now < OfferEndsAt;

    /// <summary>Why a place cannot be accepted or left at that instant; null when it can. An agent holds a place for the family that he calls.</summary>
    public RefusalCode? WhyNoAnswer(DateTime now, bool byStaff) => State switch
    {
        WaitingState.ToStaff => byStaff ? null : RefusalCode.NoOffer,
        WaitingState.Offered => now < OfferEndsAt ? null : RefusalCode.OfferOver,
        WaitingState.Waiting => Offers > 0 ? RefusalCode.OfferOver : RefusalCode.NoOffer,
        WaitingState.Accepted => RefusalCode.OfferAccepted,
        WaitingState.PassedOn => RefusalCode.OfferPassedOn,
        WaitingState.Lapsed => RefusalCode.OfferOver,
        _ => RefusalCode.NoLongerWaiting,
    };
}

/// <summary>Where an entry of a waiting list stands.</summary>
public enum WaitingState
{
    Waiting,

    /// <summary>A place is held for the family, which answers until the offer's end.</summary>
    Offered,

    /// <summary>A place is held, too late for a mail: an agent calls the family.</summary>
    ToStaff,

    /// <summary>The family has the place: it is a booking now.</summary>
    Accepted,

    /// <summary>The family left the place to the next one, and the list with it.</summary>
    PassedOn,

    /// <summary>The last offer, or the question whether it still waits, was left unanswered.</summary>
    Lapsed,

    /// <summary>The family left the list.</summary>
    Left,

    /// <summary>The child can no longer have the place: no longer enrolled, day closed, at the other parent's, booked otherwise.</summary>
    Dropped,

    /// <summary>The day has come without a place.</summary>
    Over,
}

/// <summary>A pool-day that an entry needs; its place is held there while one is offered.</summary>
public sealed class WaitingPlace
{
    public required long EntryId { get; init; }

    public required long PoolDayId { get; init; }
}
