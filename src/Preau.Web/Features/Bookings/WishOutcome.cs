using Preau.Domain.Activities;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Domain.Places;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;
using Preau.Web.Features.CutOffs;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>What became of one wish: done when there is no refusal.</summary>
/// <param name="BackUntil">Until when the change can be taken back, in civil time: a booking cancelled, a cancelled day booked again. Null: no limit.</param>
/// <param name="TellsFamilyId">The child's other family, which is told because it may act on that day as well.</param>
/// <param name="ByStaff">Judged for an agent: nothing waits for the staff.</param>
/// <param name="IsHalfOfAChange">A slot given up for another one, or that other one.</param>
public sealed record WishOutcome(Wish Wish, BoardRow Row, BoxAnswer Answer, Refusal? Refusal, DateTime? BackUntil, ServicePlan Plan, bool ByStaff = false, bool IsHalfOfAChange = false, long? TellsFamilyId = null)
{
    /// <summary>The pools that a booking takes a place of.</summary>
    public IReadOnlyList<Pool> Pools { get; init; } = [];

    public bool NeedsRequest => !ByStaff && Refusal is null
        && ((Wish.Book ? Row.Activity.BookMode : Row.Activity.CancelMode) == ChangeMode.OnRequest || Answer.Tier?.Tier.Effect == TierEffect.OnRequest);

    /// <summary>What the change costs more; of the two halves of a change of slot, the new booking pays.</summary>
    public Surcharge? Surcharge => IsHalfOfAChange && !Wish.Book ? null : Answer.Surcharge;

    /// <summary>That surcharge for this family and day; null without one, or where no known price gives it.</summary>
    public Money? Extra { get; init; }

    /// <summary>What the day costs, when its place is held until it is paid; null: it is booked, or cancelled, at once.</summary>
    public PricedUnit? Due { get; init; }

    /// <summary>What is to be paid for the day now, surcharge included; zero: nothing.</summary>
    public Money DueAmount => Due is null ? Money.Zero : Due.Price + (Extra ?? Money.Zero);

    /// <summary>A cancelled day that was paid when it was booked: what it cost becomes the family's credit.</summary>
    public bool WasPaid => !Wish.Book && Standing is { OrderId: not null };

    /// <summary>The booking that stands there: what a cancelling takes away.</summary>
    public Booking? Standing { get; init; }

    /// <summary>The family owes for a day of the child that was cancelled late: booking it again takes that back.</summary>
    public bool TakesBackLate { get; init; }

    /// <summary>The child may be on the waiting list of the day: by this family, or by its other one.</summary>
    public bool MayWait { get; init; }

    /// <summary>What the history says after the day: the version that judged a cancelling, and what it costs.</summary>
    public string Said => $"{(Surcharge is { } surcharge ? $", {CutOffWords.Of(surcharge)}{(Extra is { } extra ? $" ({French.Amount(extra)})" : "")}" : "")}{(!Wish.Book && Answer.Rule is { } rule ? $", règle du {French.PlainDate(rule.Rule.EffectiveFrom)}" : "")}";

    /// <summary>What the history keeps: the wish, the version and the tier that judged it.</summary>
    public object Judged => new { Wish.ChildId, Wish.SlotId, Wish.Day, Wish.Book, RuleId = Answer.Rule?.Rule.Id, TierId = Answer.Tier?.Tier.Id, SurchargeCents = Extra?.Cents };

    /// <summary>The booking that the wish becomes, under the enrolment and the versions of the rules that judge it.</summary>
    /// <param name="over">Why it stands over the places; null: it does not.</param>
    public Booking ToBooking(BookingAct act, string? over = null) => new()
    {
        ChildId = Wish.ChildId,
        SlotId = Wish.SlotId,
        Day = Wish.Day,
        FamilyId = act.FamilyId,
        EnrolmentId = Answer.Enrolment!.Id,
        SiteId = Answer.Enrolment.SiteId,
        CutOffRuleId = Answer.IsBeyond ? null : Answer.Rule?.Rule.Id,
        CutOffTierId = Answer.Tier?.Tier.Id,
        SurchargeCents = Extra?.Cents,
        CancelRuleId = Plan.On(CutOffAction.Cancel, Wish.Day)?.Rule.Id,
        ChangeRuleId = Plan.On(CutOffAction.Change, Wish.Day)?.Rule.Id,
        BookedAt = act.Now,
        PatternRunId = act.RunId,
        ExceptionReason = over,
        HeldUntil = Due is null ? null : Holding.Until(act.Now, Row.Activity.HoldMinutes!.Value),
    };

    /// <summary>The line of the history for the booking that was made or taken away.</summary>
    public HistoryEntry Entry(BookingAct act, long bookingId, string? over = null) => HistoryRecording.Entry(
        act.Actor, act.Now, !Wish.Book ? "cancelled" : Due is not null ? "held" : "booked", (nameof(Booking), bookingId),
        $"{(!Wish.Book ? "Annulé" : Due is not null ? "Place gardée jusqu’au paiement" : over is null ? "Réservé" : "Réservé au-delà des places")}\u00A0: {Row.Slot.Name}, {French.Date(Wish.Day)}{(Answer.IsBeyond ? ", hors délai" : "")}{Said}", (act.FamilyId, Wish.ChildId), (null, Judged), over ?? (Answer.IsBeyond ? act.Reason : null));
}

public static class WishOutcomes
{
    /// <summary>For whoever cannot lead the family to the payment: what must be paid at booking is refused.</summary>
    public static IReadOnlyList<WishOutcome> WithoutPayment(this IReadOnlyList<WishOutcome> outcomes) =>
        [.. outcomes.Select(o => o.Due is null ? o : o with { Due = null, Refusal = new(RefusalCode.PaidAtBooking, Day: o.Wish.Day) })];

    /// <summary>The bookings that stand on these boxes.</summary>
    public static List<long> Ids(this IReadOnlyList<WishOutcome> gone) => [.. gone.Select(o => o.Standing!.Id)];

    /// <summary>What a query needs to find the boxes: every child, slot and day that is named.</summary>
    public static (List<long> Children, List<long> Slots, List<DateOnly> Days) Keys(this IReadOnlyList<WishOutcome> outcomes) => (
        outcomes.Select(o => o.Wish.ChildId).Distinct().ToList(),
        outcomes.Select(o => o.Wish.SlotId).Distinct().ToList(),
        outcomes.Select(o => o.Wish.Day).Distinct().ToList());
}
