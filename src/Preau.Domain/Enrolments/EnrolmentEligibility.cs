using Preau.Domain.Activities;
using Preau.Domain.Families;
using Preau.Domain.Values;

namespace Preau.Domain.Enrolments;

/// <summary>Who asks, for which child, from which day (docs/rules/conditions-d-inscription.md).</summary>
/// <param name="FirstDay">First civil day wanted: ages are counted on it.</param>
/// <param name="Standing">The child's enrolments in any activity.</param>
[GlossaryExempt]
public sealed record Candidate(Child Child, bool IsResident, DateOnly FirstDay, IReadOnlyList<Enrolment> Standing);

/// <summary>Whether an activity is open to a child, and every reason why not: shown before the family chooses, judged again at sending and at validation.</summary>
[GlossaryExempt]
public static class EnrolmentEligibility
{
    public static IReadOnlyList<Refusal> Judge(Activity activity, Candidate candidate) =>
        [.. Reasons(activity, candidate).Select(code => new Refusal(code, Detail: activity.Name))];

    /// <summary>What a family may not ask for: dates that cannot be, days missing, dates that another enrolment covers.</summary>
    /// <param name="today">The town's civil day.</param>
    public static IReadOnlyList<Refusal> JudgeDates(Activity activity, DateOnly from, DateOnly to, bool hasDays, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (to < from) refusals.Add(new(RefusalCode.EndBeforeStart));
        if (from < today) refusals.Add(new(RefusalCode.StartInThePast, Day: today));
        if (from < activity.From || to > activity.To) refusals.Add(new(RefusalCode.OutsideActivityYear));
        if (activity.AsksForDays && !hasDays) refusals.Add(new(RefusalCode.NoDayWanted));
        return refusals;
    }

    /// <summary>An open or validated enrolment of the child in the activity that shares a day with these.</summary>
    public static bool Overlaps(Activity activity, Candidate candidate, DateRange days, EnrolmentRhythm rhythm) =>
        candidate.Standing.Any(e => e.ActivityId == activity.Id
            && (e.State.IsOpen() || e.State == EnrolmentState.Validated)
            && e.Days.Overlaps(days)
            // At the nursery an occasional place and a regular one are two different things.
            && (!activity.NeedsPreEnrolment || e.Rhythm == rhythm));

    /// <summary>Whether open or validated enrolments of the child in the activity leave none of these days.</summary>
    public static bool Covers(Activity activity, Candidate candidate, DateRange days, EnrolmentRhythm rhythm) =>
        days.Days().All(day => Overlaps(activity, candidate, new DateRange(day, day), rhythm));

    private static IEnumerable<RefusalCode> Reasons(Activity activity, Candidate candidate)
    {
        var child = candidate.Child;
        if (!activity.IsOpen) yield return RefusalCode.ActivityNotOpen;
        if (activity.ResidentsOnly && !activity.IsRight && !candidate.IsResident) yield return RefusalCode.NotResident;
        if (child.IsExpected && !activity.NeedsPreEnrolment) yield return RefusalCode.TooYoung;
        var age = child.AgeInMonths(candidate.FirstDay);
        if (!child.IsExpected && activity.MinAgeMonths is { } youngest && age < youngest) yield return RefusalCode.TooYoung;
        if (activity.MaxAgeMonths is { } tooOld && age >= tooOld) yield return RefusalCode.TooOld;
        if ((activity.MinClass is { } first && (child.Class is null || child.Class < first)) || (activity.MaxClass is { } last && (child.Class is null || child.Class > last)))
            yield return RefusalCode.WrongClass;
    }
}
