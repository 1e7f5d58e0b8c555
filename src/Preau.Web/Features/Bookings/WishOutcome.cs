using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>What became of one wish: done when there is no refusal.</summary>
/// <param name="BackUntil">Until when the change can be taken back, in civil time: a booking cancelled, a cancelled day booked again. Null: no limit.</param>
/// <param name="ByStaff">Judged for an agent: nothing waits for the staff.</param>
public sealed record WishOutcome(Wish Wish, BoardRow Row, BoxAnswer Answer, Refusal? Refusal, DateTime? BackUntil, bool ByStaff = false)
{
    public bool NeedsRequest => !ByStaff && Refusal is null && (Wish.Book ? Row.Activity.BookMode : Row.Activity.CancelMode) == Domain.Activities.ChangeMode.OnRequest;

    /// <summary>The booking that the wish becomes, under the enrolment and the rule that judged it.</summary>
    public Booking ToBooking(long familyId, DateTime now, long? patternRunId = null) => new()
    {
        ChildId = Wish.ChildId,
        SlotId = Wish.SlotId,
        Day = Wish.Day,
        FamilyId = familyId,
        EnrolmentId = Answer.Enrolment!.Id,
        SiteId = Answer.Enrolment.SiteId,
        CutOffRuleId = Answer.RuleId,
        BookedAt = now,
        PatternRunId = patternRunId,
    };

    /// <summary>The line of the history for the booking that was made or taken away.</summary>
    public HistoryEntry Entry(Actor actor, DateTime now, long familyId, long bookingId) => HistoryRecording.Entry(
        actor, now, Wish.Book ? "booked" : "cancelled", (nameof(Booking), bookingId), $"{(Wish.Book ? "Réservé" : "Annulé")}\u00A0: {Row.Slot.Name}, {French.Date(Wish.Day)}", (familyId, Wish.ChildId), (null, Wish));
}

public static class WishOutcomes
{
    /// <summary>What a query needs to find the boxes: every child, slot and day that is named.</summary>
    public static (List<long> Children, List<long> Slots, List<DateOnly> Days) Keys(this IReadOnlyList<WishOutcome> outcomes) => (
        outcomes.Select(o => o.Wish.ChildId).Distinct().ToList(),
        outcomes.Select(o => o.Wish.SlotId).Distinct().ToList(),
        outcomes.Select(o => o.Wish.Day).Distinct().ToList());
}
