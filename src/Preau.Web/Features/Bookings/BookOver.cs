using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// An agent takes a child over the limit of places, by name and for a reason (docs/rules/places.md); every other rule is judged as
/// ever, and the family is told. Where a place is free again, it is an ordinary booking. Call inside the transaction of the act.
/// </summary>
public sealed class BookOver(TownClock clock, ChangeBookings changes, BookingMail mail, OtherParentMail others)
{
    /// <param name="reason">Kept with the booking and shown on the lists; the family's mail does not say it.</param>
    /// <returns>Why not: <see cref="RefusalCode.ReasonMissing"/>, or the rule that refuses; null when it is done.</returns>
    public async Task<Refusal?> Run(long familyId, Actor agent, Wish wish, string? reason, Guid key, DateTime arrival)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new(RefusalCode.ReasonMissing);
        var outcomes = await changes.Apply(new(familyId, agent, clock.UtcNow) { Over = reason.Trim() }, [wish], arrival, byStaff: true);
        if (outcomes is not [var done]) return new(RefusalCode.AlreadyBooked, Day: wish.Day);
        if (done.Refusal is { } refusal) return refusal;
        await mail.Changed(familyId, [new(wish.ChildId, wish.Day, done.Row.Slot.Name, "réservé")], key);
        await others.Tell(outcomes, key);
        return null;
    }
}
