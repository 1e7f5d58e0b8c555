using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>Who books and cancels days for a family, and how.</summary>
/// <param name="Now">The instant written; limits are judged before.</param>
public sealed record BookingAct(long FamilyId, Actor Actor, DateTime Now)
{
    /// <summary>The application of a week pattern that books, cancels or is undone; null: by hand.</summary>
    public long? RunId { get; init; }

    /// <summary>Why an agent takes the child over the limit where no place is left; null: nobody does.</summary>
    public string? Over { get; init; }

    /// <summary>Why an agent acts after the limit; null: nobody does.</summary>
    public string? Reason { get; init; }
}
