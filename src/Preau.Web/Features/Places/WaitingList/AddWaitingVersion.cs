using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>The next dated version of how the waiting list of an activity works. Call inside the transaction of the act.</summary>
public sealed class AddWaitingVersion(PortalDb db, TownClock clock)
{
    /// <param name="after">The latest version that the agent saw; null: none.</param>
    /// <returns>Why it was not added: <see cref="RefusalCode.StartInThePast"/>, <see cref="RefusalCode.VersionOnThatDay"/>, <see cref="RefusalCode.Stale"/>; null when it was.</returns>
    public async Task<Refusal?> Run(WaitingRule rule, long? after, Actor actor)
    {
        var versions = await db.WaitingRules.Where(r => r.ActivityId == rule.ActivityId).Select(r => new DatedVersion(r.Id, r.EffectiveFrom)).ToListAsync();
        if (DatedVersion.WhyNotNext(versions, rule.EffectiveFrom, after, clock.Today) is { } refusal) return refusal;
        var name = await db.Activities.Where(a => a.Id == rule.ActivityId).Select(a => a.Name).SingleAsync();
        db.WaitingRules.Add(rule);
        await db.SaveChangesAsync();
        db.Record(actor, clock.UtcNow, "created", (nameof(WaitingRule), rule.Id), $"Liste d’attente\u00A0: {name}, à partir du {French.PlainDate(rule.EffectiveFrom)}", change: (null, rule));
        return null;
    }
}
