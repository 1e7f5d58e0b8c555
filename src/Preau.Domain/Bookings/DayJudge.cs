using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;

namespace Preau.Domain.Bookings;

/// <summary>What is needed to judge the days of one activity at one site: loaded once, used for every child and day.</summary>
[GlossaryExempt]
public sealed record ServicePlan(Activity Activity, long SiteId, OpeningDays Opening, IReadOnlyList<CutOffRule> Rules, TimeZoneInfo Zone)
{
    public (CutOffRule Rule, CutOffLimit Limit)? LimitOf(CutOffAction action, DateOnly day) =>
        CutOff.InEffect(Rules, action, day) is { } rule ? (rule, CutOff.Of(rule).Limit(day, Opening, Zone)) : null;
}

/// <summary>What stands on one box: the child's enrolments in the activity at the site, the booking if any, and the room left.</summary>
/// <param name="FamilyId">The family that looks or acts.</param>
/// <param name="HasRoom">Every pool of the slot has a place left on the day.</param>
/// <param name="IsRequested">A request of this family for this box waits for the staff.</param>
/// <param name="ByStaff">The staff decide: an activity on request or read-only for families is direct for them; every other rule stays.</param>
[GlossaryExempt]
public sealed record BoxFacts(long FamilyId, IReadOnlyList<Enrolment> Enrolments, Booking? Booking, bool HasRoom, bool IsRequested, bool ByStaff = false);

/// <summary>The answer for one box.</summary>
/// <param name="Limit">Until when the box can be changed: booked when free, cancelled when booked.</param>
/// <param name="Why">Why it cannot be changed; null when it can.</param>
/// <param name="RuleId">The version of the rule that judged.</param>
/// <param name="Enrolment">The enrolment that covers the day.</param>
[GlossaryExempt]
public sealed record BoxAnswer(BoxState State, CutOffLimit? Limit = null, Refusal? Why = null, long? RuleId = null, Enrolment? Enrolment = null)
{
    /// <summary>Whether the family may change the box now, at once or by a request.</summary>
    public bool CanChange => Why is null && State is BoxState.Free or BoxState.OnRequest or BoxState.Booked;
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
            : JudgeFree(plan, facts, day, now, today);

    private static BoxAnswer JudgeBooked(ServicePlan plan, BoxFacts facts, Booking booking, DateOnly day, DateTime now, DateOnly today)
    {
        if (booking.AbsenceToldAt is not null) return new(BoxState.AbsenceTold, Why: new(RefusalCode.AbsenceAlreadyTold, Day: day));
        if (booking.FamilyId != facts.FamilyId) return new(BoxState.OtherParent, Why: new(RefusalCode.BookedByTheOtherFamily, Day: day));
        if (day < today) return new(BoxState.BookedFixed, Why: new(RefusalCode.Past, Day: day));
        if (facts.IsRequested && !facts.ByStaff) return new(BoxState.Requested);
        if (plan.Activity.CancelMode == ChangeMode.ReadOnly && !facts.ByStaff) return new(BoxState.BookedFixed, Why: new(RefusalCode.ReadOnly, Day: day));

        var limit = plan.LimitOf(CutOffAction.Cancel, day);
        return limit is { } found && found.Limit.Judge(now, RefusalCode.TooLateToCancel, day) is { } late
            ? new(BoxState.BookedFixed, found.Limit, late, found.Rule.Id)
            : new(BoxState.Booked, limit?.Limit, RuleId: limit?.Rule.Id);
    }

    private static BoxAnswer JudgeFree(ServicePlan plan, BoxFacts facts, DateOnly day, DateTime now, DateOnly today)
    {
        if (plan.Opening.WhyClosed(day) is { } closed)
        {
            return closed.Code is RefusalCode.NotAnOpeningDay or RefusalCode.OutsideActivityYear
                ? new(BoxState.NoService, Why: closed)
                : new(BoxState.Closed, Why: closed);
        }

        var covering = facts.Enrolments.Where(e => e.Days.Contains(day)).ToList();
        var enrolment = covering.Find(e => e.State is EnrolmentState.Validated or EnrolmentState.Ended);
        if (enrolment is null)
        {
            return new(BoxState.NoService, Why: new(covering.Count > 0 ? RefusalCode.EnrolmentNotValidated : RefusalCode.NotEnrolled, Day: day));
        }
        if (day < today) return new(BoxState.Past, Why: new(RefusalCode.Past, Day: day));
        if (facts.IsRequested && !facts.ByStaff) return new(BoxState.Requested, Enrolment: enrolment);
        if (plan.Activity.BookMode == ChangeMode.ReadOnly && !facts.ByStaff) return new(BoxState.Closed, Why: new(RefusalCode.ReadOnly, Day: day));

        var limit = plan.LimitOf(CutOffAction.Book, day);
        if (limit is { } found && found.Limit.Judge(now, RefusalCode.TooLateToBook, day) is { } late)
            return new(BoxState.TooLate, found.Limit, late, found.Rule.Id, enrolment);
        if (plan.Activity.BookMode == ChangeMode.OnRequest && !facts.ByStaff) return new(BoxState.OnRequest, limit?.Limit, RuleId: limit?.Rule.Id, Enrolment: enrolment);
        return facts.HasRoom
            ? new(BoxState.Free, limit?.Limit, RuleId: limit?.Rule.Id, Enrolment: enrolment)
            : new(BoxState.Full, limit?.Limit, new(RefusalCode.Full, Day: day), limit?.Rule.Id, enrolment);
    }
}
