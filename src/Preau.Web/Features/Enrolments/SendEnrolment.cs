using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments;

/// <summary>
/// Sends a filled draft: judged again, it becomes a pending enrolment and the request that carries it; its papers follow.
/// Call inside the transaction of the act.
/// </summary>
public sealed class SendEnrolment(PortalDb db, TownClock clock, SendRequest requests)
{
    public async Task<(FamilyRequest? Request, IReadOnlyList<Refusal> Refusals)> Run(Draft draft, long familyId, long? guardianId, Actor actor)
    {
        var wanted = Read(draft);
        var refusals = await Judge(wanted, familyId, draft.Id);
        if (refusals.Count > 0) return (null, refusals);

        var activity = await db.Activities.SingleAsync(a => a.Id == wanted.ActivityId);
        var enrolment = new Enrolment
        {
            ChildId = wanted.ChildId,
            FamilyId = familyId,
            ActivityId = activity.Id,
            SiteId = wanted.SiteId!.Value,
            From = wanted.From!.Value,
            To = wanted.To!.Value,
            Rhythm = wanted.Rhythm,
            State = EnrolmentMoves.Find(EnrolmentState.Draft, activity.NeedsPreEnrolment ? EnrolmentAct.PreRegister : EnrolmentAct.Send, MadeBy.Family)!.To,
            SentAt = clock.UtcNow,
        };
        enrolment.Wanted.AddRange(wanted.Days.Select(d => new WantedDays { SlotId = d.SlotId, Weekdays = d.Weekdays }));
        db.Enrolments.Add(enrolment);
        await db.SaveChangesAsync();
        db.EnrolmentAnswers.AddRange(wanted.Answers.Where(a => !string.IsNullOrWhiteSpace(a.Value)).Select(a => new EnrolmentAnswer { EnrolmentId = enrolment.Id, QuestionId = a.Key, Text = a.Value }));

        var asked = new EnrolmentAsked(enrolment.Id, enrolment.From, enrolment.To, wanted.Days);
        db.Record(actor, clock.UtcNow, "sent", (nameof(Enrolment), enrolment.Id), $"Inscription envoyée\u00A0: {activity.Name}", (familyId, enrolment.ChildId), (null, asked));
        var title = activity.NeedsPreEnrolment ? $"Préinscription\u00A0: {activity.Name}" : $"Inscription\u00A0: {activity.Name}";
        var request = await requests.Send(
            new NewRequest(RequestKind.Enrolment, familyId, guardianId, title, Before: null, asked)
            {
                ChildId = enrolment.ChildId,
                ActivityId = activity.Id,
                EnrolmentId = enrolment.Id,
            },
            actor);
        foreach (var paper in await db.Documents.Where(d => d.DraftId == draft.Id).ToListAsync())
            (paper.DraftId, paper.EnrolmentId, paper.RequestId) = (null, enrolment.Id, request.Id);
        db.Drafts.Remove(draft);
        return (request, []);
    }

    /// <summary>Everything that keeps the draft from being sent, all at once.</summary>
    public async Task<IReadOnlyList<Refusal>> Judge(EnrolmentDraft wanted, long familyId, long draftId)
    {
        var child = await db.FamilyChildren.AsNoTracking().Where(m => m.FamilyId == familyId && m.ChildId == wanted.ChildId).Select(m => m.Child).SingleOrDefaultAsync();
        var activity = await db.Activities.AsNoTracking().Include(a => a.Sites).Include(a => a.RequiredDocuments).Include(a => a.Questions).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == wanted.ActivityId);
        if (child is null || activity is null || wanted is not { From: { } from, To: { } to } || activity.Sites.TrueForAll(s => s.SiteId != wanted.SiteId)) return [new(RefusalCode.WrongState)];

        var candidate = await Candidate(child, familyId, from);
        var refusals = EnrolmentEligibility.Judge(activity, candidate).ToList();
        refusals.AddRange(EnrolmentEligibility.JudgeDates(activity, from, to, wanted.Days.Any(d => d.Weekdays != Weekdays.None), clock.Today));
        if (to >= from && EnrolmentEligibility.Overlaps(activity, candidate, new DateRange(from, to), wanted.Rhythm)) refusals.Add(new(RefusalCode.AlreadyEnrolled));
        if (!await db.Families.AnyAsync(f => f.Id == familyId && f.State == FamilyState.Accepted)) refusals.Add(new(RefusalCode.FamilyNotAccepted));

        var papers = await db.Documents.Where(d => d.DraftId == draftId).Select(d => d.Kind).ToListAsync();
        refusals.AddRange(activity.RequiredDocuments.Where(d => d.IsMandatory && !activity.IsRight && !papers.Contains(d.Code)).Select(d => new Refusal(RefusalCode.DocumentMissing, Detail: d.Label)));
        refusals.AddRange(activity.Questions.Where(q => q.IsMandatory && string.IsNullOrWhiteSpace(wanted.Answers.GetValueOrDefault(q.Id))).Select(q => new Refusal(RefusalCode.AnswerMissing, Detail: q.Label)));
        return refusals;
    }

    public async Task<Candidate> Candidate(Child child, long familyId, DateOnly from) => new(
        child,
        await db.Families.Where(f => f.Id == familyId).Select(f => f.IsResident).SingleAsync(),
        from,
        await db.Enrolments.AsNoTracking().Where(e => e.ChildId == child.Id).ToListAsync());

    public static EnrolmentDraft Read(Draft draft) => JsonSerializer.Deserialize<EnrolmentDraft>(draft.Content, HistoryRecording.Json)!;

    public static string Write(EnrolmentDraft draft) => JsonSerializer.Serialize(draft, HistoryRecording.Json);
}
