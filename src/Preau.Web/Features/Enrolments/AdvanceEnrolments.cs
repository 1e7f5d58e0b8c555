using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Requests;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments;

/// <summary>
/// The staff's next step of several enrolments: validate, validate the pre-enrolment, propose a place. What it would do is read by
/// taking the step in a transaction that is taken back: preview and act are one function.
/// </summary>
public sealed class AdvanceEnrolments(PortalDb db, TownClock clock, TownSettings settings, EnrolmentLife life, DecideRequest decide)
{
    /// <summary>What <see cref="Run"/> would do now. A step that is refused is named with its reason, the others are shown without it.</summary>
    public Task<IReadOnlyList<StepTaken>> Preview(IReadOnlyCollection<long> ids, Actor actor) => db.Tried(async () =>
    {
        var refused = await Advance(ids, actor);
        var steps = await StepTaken.Read(db, ids);
        return (IReadOnlyList<StepTaken>)[.. steps.Select(s => s with { Refusals = refused.GetValueOrDefault(s.Id, []) })];
    });

    /// <summary>Takes the step of each, or of none when one is refused. Call inside the transaction of the act.</summary>
    public async Task<IReadOnlyList<Refusal>> Run(IReadOnlyCollection<long> ids, Actor actor) => [.. (await Advance(ids, actor)).SelectMany(r => r.Value)];

    // One after the other, and saved: the second sees the places that the first took.
    private async Task<Dictionary<long, IReadOnlyList<Refusal>>> Advance(IReadOnlyCollection<long> ids, Actor actor)
    {
        var refused = new Dictionary<long, IReadOnlyList<Refusal>>();
        foreach (var id in ids.Distinct())
        {
            if (await db.Enrolments.Include(e => e.Wanted).SingleOrDefaultAsync(e => e.Id == id) is not { } enrolment) continue;
            var refusals = await Step(enrolment, actor);
            await db.SaveChangesAsync();
            if (refusals.Count > 0) refused[id] = refusals;
        }
        return refused;
    }

    private async Task<IReadOnlyList<Refusal>> Step(Enrolment enrolment, Actor actor)
    {
        var request = await db.Requests.Where(r => r.EnrolmentId == enrolment.Id && r.Kind == RequestKind.Enrolment && (r.State == RequestState.Sent || r.State == RequestState.Incomplete)).FirstOrDefaultAsync();
        if (request is not null) return await decide.Accept(request, actor, request.Version);
        var (act, ends) = enrolment.State switch
        {
            EnrolmentState.PreRegistered => (EnrolmentAct.PreValidate, (DateTime?)null),
            EnrolmentState.PreValidated => (EnrolmentAct.OfferPlace, EnrolmentLife.OfferEnds(clock, settings)),
            _ => (EnrolmentAct.Validate, null),
        };
        return await life.Move(enrolment, act, MadeBy.Staff, actor, offerEnds: ends) is { } refusal ? [refusal] : [];
    }
}
