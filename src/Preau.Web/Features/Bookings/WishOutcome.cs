using Preau.Domain.Bookings;
using Preau.Domain.Values;

namespace Preau.Web.Features.Bookings;

/// <summary>What became of one wish: done when there is no refusal.</summary>
/// <param name="BackUntil">Until when the change can be taken back, in civil time: a booking cancelled, a cancelled day booked again. Null: no limit.</param>
/// <param name="ByStaff">Judged for an agent: nothing waits for the staff.</param>
public sealed record WishOutcome(Wish Wish, BoardRow Row, BoxAnswer Answer, Refusal? Refusal, DateTime? BackUntil, bool ByStaff = false)
{
    public bool NeedsRequest => !ByStaff && Refusal is null && (Wish.Book ? Row.Activity.BookMode : Row.Activity.CancelMode) == Domain.Activities.ChangeMode.OnRequest;

    /// <summary>The booking that the wish becomes, under the enrolment and the rule that judged it.</summary>
    public Booking ToBooking(long familyId, DateTime now) => new()
    {
        ChildId = Wish.ChildId,
        SlotId = Wish.SlotId,
        Day = Wish.Day,
        FamilyId = familyId,
        EnrolmentId = Answer.Enrolment!.Id,
        SiteId = Answer.Enrolment.SiteId,
        CutOffRuleId = Answer.RuleId,
        BookedAt = now,
    };
}
