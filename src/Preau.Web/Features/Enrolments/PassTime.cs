using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments;

/// <summary>
/// What time does to enrolments (docs/rules/inscriptions.md): a place proposed lapses at its instant, an enrolment ends after its last
/// day. Each on its own; twice, or late after a stop, does the same once.
/// </summary>
public sealed class PassTime(PortalDb db, TownClock clock, EnrolmentLife life)
{
    /// <summary>How many enrolments moved.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var (now, today) = (clock.UtcNow, clock.Today);
        var lapsed = await db.Enrolments.Where(e => e.State == EnrolmentState.PlaceOffered && e.OfferEndsAt <= now).Select(e => e.Id).ToListAsync(cancel);
        var over = await db.Enrolments.Where(e => e.State == EnrolmentState.Validated && e.To < today).Select(e => e.Id).ToListAsync(cancel);
        var moved = 0;
        foreach (var (id, act) in lapsed.Select(id => (id, EnrolmentAct.LetOfferLapse)).Concat(over.Select(id => (id, EnrolmentAct.End))))
        {
            cancel.ThrowIfCancellationRequested();
            db.ChangeTracker.Clear();
            if (await db.InOneTransaction(() => Move(id, act, now, today))) moved++;
        }
        return moved;
    }

    private async Task<bool> Move(long id, EnrolmentAct act, DateTime now, DateOnly today)
    {
        var enrolment = await db.Enrolments.SingleAsync(e => e.Id == id);
        // The family may have answered, or the dates changed, since it was found.
        if (act == EnrolmentAct.LetOfferLapse ? enrolment.OfferEndsAt > now : enrolment.To >= today) return false;
        return await life.Move(enrolment, act, MadeBy.Clock, Actor.Product) is null;
    }
}
