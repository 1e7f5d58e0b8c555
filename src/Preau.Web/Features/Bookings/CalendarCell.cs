using Preau.Domain.Bookings;
using Preau.Domain.Values;

namespace Preau.Web.Features.Bookings;

/// <summary>One box.</summary>
/// <param name="Key">What the form posts: child, slot, day.</param>
/// <param name="Span">How many services of the child it covers: neighbours closed for one reason are one box.</param>
public sealed record CalendarCell(string Key, CalendarLine Line, DateOnly Day, BoxState State, bool CanChange, string? Reason, string? ShortReason, DateTime? Limit, string? LimitId, Money? Price, int Span = 1)
{
    /// <summary>Somebody has booked it: said of a day at the other parent's too.</summary>
    public bool IsBooked { get; init; }

    /// <summary>The limit has passed: the agent who changes it is asked why.</summary>
    public bool IsBeyond { get; init; }

    /// <summary>It is closed for more reasons than the one that it shows.</summary>
    public bool HasMoreReasons { get; init; }

    /// <summary>The places that are left, when they are few; null: not said.</summary>
    public int? Left { get; init; }

    /// <summary>The page that pays for the place that is held; null: none is, or an agent looks.</summary>
    public string? PayAt { get; init; }

    /// <summary>Ticked, or no longer, without being saved.</summary>
    public bool IsTurned { get; init; }

    /// <summary>What the change costs more now, in words: "1,50 € de supplément".</summary>
    public string? Late { get; init; }

    /// <summary>That surcharge for this family; zero where no known price gives it.</summary>
    public Money Extra { get; init; }

    /// <summary>What it adds to the month as it stands, with the surcharge that was accepted when it was booked.</summary>
    public Money Charge { get; init; }

    /// <summary>What ticking it, or unticking it, adds to the month or takes away.</summary>
    public long CentsOfChange => (Price?.Cents ?? 0) + (State == BoxState.Booked ? -Extra.Cents : Extra.Cents);

    /// <summary>Rank on the waiting list, as said: "2e"; null: the child does not wait, or a place is held.</summary>
    public string? Rank { get; init; }

    /// <summary>Where the box leads: to the place that is offered, by a list or a campaign, to the rank, to joining the list; null: nowhere.</summary>
    public string? Link { get; init; }

    /// <summary>Last civil day to confirm the place that a campaign offers for the box; null: none does.</summary>
    public DateOnly? ConfirmBy { get; init; }

    public bool IsTicked => State == BoxState.Booked != IsTurned;
}
