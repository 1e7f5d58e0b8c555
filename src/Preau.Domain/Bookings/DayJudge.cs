using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.Campaigns;
using Preau.Domain.CutOffs;
using Preau.Domain.Enrolments;
using Preau.Domain.Places;
using Preau.Domain.Values;

namespace Preau.Domain.Bookings;

/// <summary>What stands on one box: the child's enrolments in the activity at the site, the booking if any, and the room left.</summary>
/// <param name="FamilyId">The family that looks or acts.</param>
/// <param name="HasRoom">Every pool of the slot has a place left on the day.</param>
/// <param name="IsRequested">A request of this family for this box waits for the staff.</param>
/// <param name="ByStaff">The staff decide: what is on request, by phone or read-only for families is direct for them; every other rule stays.</param>
/// <param name="BelongsTo">The family that a custody calendar gives the day to; null: both may act.</param>
/// <param name="GivenUp">A booking of the same child, day and activity that makes room for another slot in the same act: a change, where the activity has a rule for it.</param>
[GlossaryExempt]
public sealed record BoxFacts(
    long FamilyId, IReadOnlyList<Enrolment> Enrolments, Booking? Booking, bool HasRoom, bool IsRequested, bool ByStaff = false, Booking? GivenUp = null, long? BelongsTo = null)
{
    /// <summary>What the windows of a period ask of the child.</summary>
    public AudienceFacts Audience { get; init; } = AudienceFacts.NotAsked;

    /// <summary>An agent acts after the last limit, and gives a reason for it; only with <see cref="ByStaff"/>.</summary>
    public bool PassesLimit { get; init; }

    /// <summary>The place of this box that a campaign offers the child, and that the family may still confirm.</summary>
    public GivenPlace? Given { get; init; }

    /// <summary>The open entry of the family in the waiting list of this box.</summary>
    public WaitingEntry? Entry { get; init; }

    /// <summary>The place that the entry holds is being taken: neither places nor limits refuse it, its own end does.</summary>
    public bool TakesOffer { get; init; }

    /// <summary>A custody calendar gives the day to the child's other family.</summary>
    public bool IsOthersDay => BelongsTo is { } owner && owner != FamilyId;
}

/// <summary>The answer for one box.</summary>
/// <param name="Why">Why it cannot be changed; null when it can.</param>
/// <param name="Rule">The version that judged, with its limits on the day; null: no rule.</param>
/// <param name="Tier">The tier that judged; null when the last limit has passed, or without a rule.</param>
/// <param name="Enrolment">The enrolment that covers the day.</param>
[GlossaryExempt]
public sealed record BoxAnswer(BoxState State, Refusal? Why = null, RuleOnDay? Rule = null, TierLimit? Tier = null, Enrolment? Enrolment = null)
{
    /// <summary>Whether the family may change the box now, at once or by a request.</summary>
    public bool CanChange => Why is null && State is BoxState.Free or BoxState.FreeWithSurcharge or BoxState.OnRequest or BoxState.Booked;

    /// <summary>The last limit has passed: an agent may all the same, for a reason.</summary>
    public bool IsBeyond { get; init; }

    /// <summary>The place that is offered is one of a campaign.</summary>
    public GivenPlace? Given { get; init; }

    /// <summary>The family may join the waiting list.</summary>
    public bool CanJoin { get; init; }

    /// <summary>Until when the box can be changed as it can now, or the last limit that has passed: booked when free, cancelled when booked.</summary>
    public CutOffLimit? Limit => Tier?.Limit ?? Rule?.Last;

    /// <summary>What the change costs more at this instant.</summary>
    public Surcharge? Surcharge => Tier?.Tier.Surcharge;
}

/// <summary>
/// The one function that says what a family may do with one child's slot on one day. Calendar, week pattern, save, staff
/// screen and command line all ask it (docs/rules/reservations.md).
/// </summary>
[GlossaryExempt]
public static class DayJudge
{
    /// <param name="now">The instant at which the request arrived, UTC.</param>
    /// <param name="today">The town's civil day at that instant.</param>
    public static BoxAnswer Judge(ServicePlan plan, BoxFacts facts, DateOnly day, DateTime now, DateOnly today) =>
        facts.Booking is { } booking
            ? JudgeBooked(plan, facts, booking, day, now, today)
            : AnswersFree(plan, facts, day, now, today).First();

    /// <summary>Every reason why the box cannot be changed, the one that matters most first; none when it can.</summary>
    public static IReadOnlyList<Refusal> Reasons(ServicePlan plan, BoxFacts facts, DateOnly day, DateTime now, DateOnly today) =>
        [.. (facts.Booking is { } booking ? [JudgeBooked(plan, facts, booking, day, now, today)] : AnswersFree(plan, facts, day, now, today)).Select(a => a.Why).OfType<Refusal>()];

    private static BoxAnswer JudgeBooked(ServicePlan plan, BoxFacts facts, Booking booking, DateOnly day, DateTime now, DateOnly today)
    {
        if (booking.AbsenceToldAt is not null) return new(BoxState.AbsenceTold, Why: new(RefusalCode.AbsenceAlreadyTold, Day: day));
        if (booking.HeldUntil is { } until && booking.FamilyId == facts.FamilyId) return new(BoxState.Held, Why: new(RefusalCode.HeldUntilPaid, Limit: TimeZoneInfo.ConvertTimeFromUtc(until, plan.Zone), Day: day));
        if (booking.FamilyId != facts.FamilyId) return new(BoxState.OtherParent, Why: new(facts.IsOthersDay ? RefusalCode.OtherParentsDay : RefusalCode.BookedByTheOtherFamily, Day: day));
        if (day < today) return new(BoxState.BookedFixed, Why: new(RefusalCode.Past, Day: day));
        if (facts.IsOthersDay) return new(BoxState.BookedFixed, Why: new(RefusalCode.OtherParentsDay, Day: day));
        if (facts.IsRequested && !facts.ByStaff) return new(BoxState.Requested);
        if (plan.Activity.CancelMode == ChangeMode.ReadOnly && !facts.ByStaff) return new(BoxState.BookedFixed, Why: new(RefusalCode.ReadOnly, Day: day));

        var rule = IsChange(plan, facts, day) ? plan.On(CutOffAction.Change, day, booking.ChangeRuleId, now) : plan.On(CutOffAction.Cancel, day, booking.CancelRuleId, now);
        var (tier, why) = Tier(rule, now, RefusalCode.TooLateToCancel, day, facts.ByStaff);
        return why is not null && facts.PassesLimit ? new(BoxState.Booked, null, rule) { IsBeyond = true } : new(why is null ? BoxState.Booked : BoxState.BookedFixed, why, rule, tier);
    }

    /// <summary>What closes a free box, the reason that matters most first; the last answer is the one when nothing does.</summary>
    private static IEnumerable<BoxAnswer> AnswersFree(ServicePlan plan, BoxFacts facts, DateOnly day, DateTime now, DateOnly today)
    {
        if (plan.WhyClosed(day) is { } closed)
        {
            yield return closed.Code is RefusalCode.NotAnOpeningDay or RefusalCode.OutsideActivityYear
                ? new(BoxState.NoService, Why: closed)
                : new(BoxState.Closed, Why: closed);
        }

        var (enrolment, isAsked) = Covering(facts.Enrolments, day);
        if (enrolment is null) yield return new(BoxState.NoService, Why: new(isAsked ? RefusalCode.EnrolmentNotValidated : RefusalCode.NotEnrolled, Day: day));
        if (day < today) yield return new(BoxState.Past, Why: new(RefusalCode.Past, Day: day));
        if (facts.IsOthersDay) yield return new(BoxState.OtherParent, Why: new(RefusalCode.OtherParentsDay, Day: day), Enrolment: enrolment);
        if (facts.IsRequested && !facts.ByStaff) yield return new(BoxState.Requested, Enrolment: enrolment);
        if (facts.Given is { } given)
        {
            yield return new(BoxState.Offered, Why: new(RefusalCode.PlaceToConfirm, given.AnswerBy.ToDateTime(TimeOnly.MinValue), day, given.Period), Enrolment: enrolment) { Given = given };
            yield break;
        }
        if (plan.Activity.BookMode == ChangeMode.ReadOnly && !facts.ByStaff) yield return new(BoxState.Closed, Why: new(RefusalCode.ReadOnly, Day: day));
        // Who waits already entered while it was open.
        if (facts.Entry is null && plan.WhyShut(facts.Audience, day, now) is { } shut) yield return new(BoxState.Closed, Why: shut, Enrolment: enrolment);

        var rule = IsChange(plan, facts, day) ? plan.On(CutOffAction.Change, day, facts.GivenUp!.ChangeRuleId, now) : plan.On(CutOffAction.Book, day);
        if (facts.TakesOffer)
        {
            yield return new(Free(rule?.At(now)), Rule: rule, Tier: rule?.At(now), Enrolment: enrolment);
            yield break;
        }
        var (tier, late) = Tier(rule, now, RefusalCode.TooLateToBook, day, facts.ByStaff);
        var isOffered = facts.Entry?.IsOffered(now) == true;
        var asks = !facts.ByStaff && (plan.Activity.BookMode == ChangeMode.OnRequest || tier?.Tier.Effect == TierEffect.OnRequest);
        if (isOffered) yield return new(BoxState.Offered, new(RefusalCode.PlaceIsOffered, Day: day), rule, tier, enrolment);
        if (late is not null && !facts.PassesLimit) yield return new(facts.Entry is not null ? BoxState.Waiting : late.Code == RefusalCode.ByPhone ? BoxState.ByPhone : BoxState.TooLate, late, rule, tier, enrolment);
        if (facts.Entry is not null && !isOffered) yield return new(BoxState.Waiting, new(RefusalCode.AlreadyWaiting, Day: day), rule, tier, enrolment);
        if (!asks && (!facts.HasRoom || tier?.Tier.Effect == TierEffect.WaitingList))
            yield return new(BoxState.Full, new(RefusalCode.Full, Day: day), rule, tier, enrolment) { CanJoin = facts.Entry is null && WaitingRule.InEffect(plan.WaitingRules, day)?.HasList == true };
        yield return new(asks ? BoxState.OnRequest : Free(tier), Rule: rule, Tier: tier, Enrolment: enrolment) { IsBeyond = late is not null };
    }

    /// <summary>The enrolment under which the day is booked; and whether any covers it.</summary>
    private static (Enrolment? Valid, bool IsAsked) Covering(IReadOnlyList<Enrolment> enrolments, DateOnly day)
    {
        var isAsked = false;
        foreach (var enrolment in enrolments)
        {
            if (!enrolment.Days.Contains(day)) continue;
            if (enrolment.State is EnrolmentState.Validated or EnrolmentState.Ended) return (enrolment, true);
            isAsked = true;
        }
        return (null, isAsked);
    }

    private static BoxState Free(TierLimit? tier) => tier?.Tier.SurchargeKind is null ? BoxState.Free : BoxState.FreeWithSurcharge;

    /// <summary>The tier at that instant, and why the family cannot act in it.</summary>
    private static (TierLimit? Tier, Refusal? Why) Tier(RuleOnDay? rule, DateTime now, RefusalCode late, DateOnly day, bool byStaff)
    {
        if (rule is null) return (null, null);
        if (rule.At(now) is not { } tier) return (null, rule.Last is { } last ? last.Judge(now, late, day) : new Refusal(RefusalCode.RuleForbids, Day: day));
        return (tier, tier.Tier.Effect == TierEffect.ByPhone && !byStaff ? new Refusal(RefusalCode.ByPhone, Limit: tier.Limit.Civil, Day: day) : null);
    }

    private static bool IsChange(ServicePlan plan, BoxFacts facts, DateOnly day) => facts.GivenUp is not null && plan.On(CutOffAction.Change, day) is not null;
}
