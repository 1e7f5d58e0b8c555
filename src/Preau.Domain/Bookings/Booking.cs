namespace Preau.Domain.Bookings;

/// <summary>
/// One child, one slot, one civil day, and the family that made it: that one is charged, cancels it and gets its mails.
/// A cancelled booking is removed; the history keeps it.
/// </summary>
public sealed class Booking
{
    public long Id { get; init; }

    public required long ChildId { get; init; }

    public required long SlotId { get; init; }

    public required DateOnly Day { get; init; }

    public required long FamilyId { get; init; }

    public required long EnrolmentId { get; init; }

    /// <summary>Kept with the booking: day lists and counts read it without a join.</summary>
    public required long SiteId { get; init; }

    /// <summary>The version of the rule that judged it; null when booked by the staff beyond the limit.</summary>
    public long? CutOffRuleId { get; init; }

    /// <summary>The tier of that version in which it was booked; null when no rule judged it.</summary>
    public long? CutOffTierId { get; init; }

    /// <summary>The surcharge that was accepted, in whole cents; null: none, or one that no known price could give.</summary>
    public long? SurchargeCents { get; init; }

    /// <summary>The version that judges cancelling, unless a later one is kinder; null: the one in effect.</summary>
    public long? CancelRuleId { get; init; }

    /// <summary>The version that judges a change of slot, unless a later one is kinder; null: the one in effect.</summary>
    public long? ChangeRuleId { get; init; }

    public required DateTime BookedAt { get; init; }

    /// <summary>The order that charges it (<see cref="Billing.Invoice.OrderNumber"/>); null: the invoice of its month does.</summary>
    public long? OrderId { get; init; }

    /// <summary>Until when the place is held for the payment of that order; null: it is booked. Before, it counts for places only.</summary>
    public DateTime? HeldUntil { get; init; }

    /// <summary>The application of a week pattern that made it; null: by hand.</summary>
    public long? PatternRunId { get; init; }

    /// <summary>Why the staff took the child over the limit; null: an ordinary booking.</summary>
    public string? ExceptionReason { get; set; }

    /// <summary>Instant at which the family told that the child will not come; null: expected.</summary>
    public DateTime? AbsenceToldAt { get; set; }

    /// <summary>What was said when the absence was told: the day stays charged.</summary>
    public bool AbsenceCharged { get; set; }
}
