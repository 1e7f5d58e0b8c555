using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places;

/// <summary>
/// The next dated capacity and margin of a pool (docs/rules/places.md): the counts of its days from then on follow in the same
/// transaction, under their lock. A lower one cancels nobody. Call inside the transaction of the act.
/// </summary>
public sealed class AddPoolVersion(PortalDb db, TownClock clock, FreedPlaces freed)
{
    /// <returns>Why it was not added (<see cref="RefusalCode.StartInThePast"/>, <see cref="RefusalCode.VersionOnThatDay"/>); null when it was.</returns>
    public async Task<Refusal?> Run(Pool pool, PoolCapacity version, Actor actor)
    {
        var from = version.EffectiveFrom;
        if (from <= clock.Today) return new(RefusalCode.StartInThePast, Day: clock.Today.AddDays(1));
        if (await db.PoolCapacities.AnyAsync(c => c.PoolId == pool.Id && c.EffectiveFrom == from)) return new(RefusalCode.VersionOnThatDay, Day: from);
        db.PoolCapacities.Add(version);
        await db.SaveChangesAsync();
        await freed.Settle(await db.RewriteCapacities(pool.Id, from), actor, clock.UtcNow);
        db.Record(actor, clock.UtcNow, "created", (nameof(PoolCapacity), version.Id), $"Places\u00A0: {pool.Name}, {PlaceWords.Of(version)} à partir du {French.PlainDate(from)}", change: (null, version));
        return null;
    }
}
