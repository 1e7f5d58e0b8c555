using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments;

/// <summary>One enrolment in the family's list.</summary>
/// <param name="IsOurs">This family asked for it: it alone sees what was written with it.</param>
public sealed record EnrolmentRow(long Id, long ChildId, string Child, string Activity, string Site, EnrolmentState State, DateOnly From, DateOnly To, bool IsOurs, string? Reason, DateTime? OfferEnds, long? RequestId);

public sealed record DraftRow(long Id, string Child, string? Activity, DateTime Updated);

/// <summary>An activity as it is offered to one child: open, or not and why.</summary>
public sealed record OfferedActivity(Activity Activity, IReadOnlyList<Refusal> Refusals);

public sealed class EnrolmentQueries(PortalDb db, TownClock clock, SendEnrolment sending)
{
    /// <summary>Enrolments of the children of the family, whoever asked for them.</summary>
    public async Task<IReadOnlyList<EnrolmentRow>> Of(long familyId, long? childId)
    {
        var rows = await (
            from member in db.FamilyChildren.AsNoTracking()
            join enrolment in db.Enrolments on member.ChildId equals enrolment.ChildId
            join activity in db.Activities on enrolment.ActivityId equals activity.Id
            join site in db.Sites on enrolment.SiteId equals site.Id
            where member.FamilyId == familyId && (childId == null || member.ChildId == childId)
            orderby member.Child.BirthDate, activity.Order, enrolment.From
            select new
            {
                Enrolment = enrolment,
                Child = member.Child.FirstName,
                Activity = activity.Name,
                Site = site.Name,
                RequestId = db.Requests.Where(r => r.EnrolmentId == enrolment.Id && r.FamilyId == familyId).OrderByDescending(r => r.Id).Select(r => (long?)r.Id).FirstOrDefault(),
            }).ToListAsync();
        return rows.ConvertAll(r => new EnrolmentRow(
            r.Enrolment.Id, r.Enrolment.ChildId, r.Child, r.Activity, r.Site, r.Enrolment.State, r.Enrolment.From, r.Enrolment.To,
            r.Enrolment.FamilyId == familyId, r.Enrolment.FamilyId == familyId ? r.Enrolment.Reason : null,
            r.Enrolment.OfferEndsAt is { } at ? clock.ToLocal(at) : null, r.RequestId));
    }

    /// <summary>An enrolment of a child of the family; another family's is not there.</summary>
    public IQueryable<Enrolment> Through(long familyId, long enrolmentId) =>
        from member in db.FamilyChildren
        join enrolment in db.Enrolments on member.ChildId equals enrolment.ChildId
        where member.FamilyId == familyId && enrolment.Id == enrolmentId
        select enrolment;

    /// <summary>The questions of an enrolment with what the family answered.</summary>
    public async Task<IReadOnlyList<(string Question, string Answer)>> Answers(long enrolmentId) =>
        (await (
            from answer in db.EnrolmentAnswers.AsNoTracking()
            join question in db.Set<EnrolmentQuestion>() on answer.QuestionId equals question.Id
            where answer.EnrolmentId == enrolmentId
            orderby question.Id
            select new { question.Label, answer.Text }).ToListAsync()).ConvertAll(a => (a.Label, a.Text));

    public async Task<IReadOnlyList<DraftRow>> Drafts(long familyId)
    {
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.FamilyId == familyId && d.Kind == DraftKind.Enrolment && d.ExpiresAt > clock.UtcNow).OrderByDescending(d => d.UpdatedAt).ToListAsync();
        var children = await db.FamilyChildren.Where(m => m.FamilyId == familyId).Select(m => new { m.ChildId, m.Child.FirstName }).ToDictionaryAsync(c => c.ChildId, c => c.FirstName);
        var activities = await db.Activities.Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => a.Name);
        return drafts.Select(d => (d, Content: SendEnrolment.Read(d)))
            .Where(d => children.ContainsKey(d.Content.ChildId))
            .Select(d => new DraftRow(d.d.Id, children[d.Content.ChildId], d.Content.ActivityId is { } a ? activities.GetValueOrDefault(a) : null, clock.ToLocal(d.d.UpdatedAt)))
            .ToList();
    }

    /// <summary>Every activity of the town, judged for the child from today on (or its first day).</summary>
    public async Task<IReadOnlyList<OfferedActivity>> Offered(Child child, long familyId)
    {
        var activities = await db.Activities.AsNoTracking().Where(a => a.To >= clock.Today).OrderBy(a => a.Order).ToListAsync();
        var candidate = await sending.Candidate(child, familyId, clock.Today);
        return activities.ConvertAll(a => new OfferedActivity(a, Judge(a, candidate with { FirstDay = a.From > clock.Today ? a.From : clock.Today })));
    }

    // Enrolled or waiting for all that is left of the activity from tomorrow on, in every rhythm that there is: nothing to ask for but a change.
    private IReadOnlyList<Refusal> Judge(Activity activity, Candidate candidate)
    {
        var first = activity.From > clock.Today ? activity.From : clock.Today.AddDays(1);
        EnrolmentRhythm[] rhythms = activity.NeedsPreEnrolment ? [EnrolmentRhythm.Regular, EnrolmentRhythm.Occasional] : [EnrolmentRhythm.Regular];
        IReadOnlyList<Refusal> refusals = EnrolmentEligibility.Judge(activity, candidate);
        return first <= activity.To && rhythms.All(r => EnrolmentEligibility.Covers(activity, candidate, new DateRange(first, activity.To), r)) ? [.. refusals, new(RefusalCode.AlreadyEnrolled)] : refusals;
    }

    public IQueryable<Draft> Draft(long familyId, long draftId) =>
        db.Drafts.Where(d => d.Id == draftId && d.FamilyId == familyId && d.Kind == DraftKind.Enrolment && d.ExpiresAt > clock.UtcNow);
}
