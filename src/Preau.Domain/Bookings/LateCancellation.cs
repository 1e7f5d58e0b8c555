namespace Preau.Domain.Bookings;

/// <summary>
/// What a family owes for a day that it cancelled in a tier with a surcharge (docs/rules/delais.md). Booking the same day again takes it back.
/// </summary>
public sealed class LateCancellation
{
    public long Id { get; init; }

    public required long ChildId { get; init; }

    public required long SlotId { get; init; }

    public required DateOnly Day { get; init; }

    public required long FamilyId { get; init; }

    public required long EnrolmentId { get; init; }

    public required long SiteId { get; init; }

    public required long CutOffTierId { get; init; }

    /// <summary>Whole cents; null: no known price gave it.</summary>
    public long? SurchargeCents { get; init; }

    public required DateTime CancelledAt { get; init; }
}
