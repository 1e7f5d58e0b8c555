using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places;

/// <summary>
/// The one end of every path that frees a place (docs/rules/places.md): it first absorbs an exception, then is offered to who waits
/// for it, then is free. Under the lock of the pool-days, in the transaction that frees them: no place is ever seen free while
/// somebody waits for it. Whoever calls has taken that lock (<see cref="PlaceStatements.LockFreedPlaces"/>).
/// </summary>
public sealed class FreedPlaces(PortalDb db, OrdinaryAgain ordinaryAgain, WaitingQueries waiting, OfferPlaces offers)
{
    /// <param name="poolDays">Those that have places back, or more places than before.</param>
    /// <param name="unlimited">An entry that waits and whose slot no pool limits: it is served too.</param>
    public async Task Settle(IReadOnlyCollection<long> poolDays, Actor actor, DateTime now, long? unlimited = null)
    {
        if (unlimited is { } entry) await offers.Run(await waiting.Candidates(db.WaitingEntries.Where(e => e.Id == entry && e.State == WaitingState.Waiting)), actor, now);
        if (poolDays.Count == 0) return;
        await ordinaryAgain.Record(await db.AbsorbExceptions(poolDays), actor, now);
        var sorted = await waiting.For(poolDays);
        if (sorted.Count == 0) return;
        var room = (await db.LockPlaces(sorted.SelectMany(w => w.PoolDays))).ToDictionary(d => d.Key, d => d.Value.Room);
        await offers.Run(WaitingOrder.Serve(sorted, room), actor, now);
    }
}
