using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.Groups;

/// <summary>
/// Changes the groups of an activity at a site from a day on (docs/rules/places.md): what is booked, held or offered from then on goes to the
/// group of its child, under the lock of the pool-days, and nobody is cancelled, even where a group then has more than it allows. Call inside
/// the transaction of the act.
/// </summary>
public sealed class ChangeGroups(PortalDb db, TownClock clock, GroupQueries groups, GroupMoves moves, FollowGroups follow, FreedPlaces freed, OrdinaryAgain ordinaryAgain)
{
    /// <returns>
    /// Why it was not done (<see cref="RefusalCode.StartInThePast"/>, <see cref="RefusalCode.Stale"/>,
    /// <see cref="RefusalCode.VersionOnThatDay"/>, <see cref="RefusalCode.GroupsOverlap"/>, <see cref="RefusalCode.GroupsLeaveSomeOut"/>); null when it was.
    /// </returns>
    public async Task<Refusal?> Run(GroupChange change, Actor actor)
    {
        if (change.From <= clock.Today) return new(RefusalCode.StartInThePast, Day: clock.Today.AddDays(1));
        // Nobody judges by groups that are just changing.
        await db.LockCalendar();
        var site = await groups.Load(change.ActivityId, change.SiteId, tracked: true);
        if (site.Print != change.Seen) return new(RefusalCode.Stale);
        var (changed, refusal) = site.Change(change);
        if ((refusal ?? site.Faults(change.From).FirstOrDefault()) is { } wrong) return wrong;

        await Save(site, change, changed);
        await Move(site, change.From, actor);
        foreach (var (pool, line) in changed)
        {
            var words = line.Group is null ? $"jusqu’au {French.PlainDate(pool.LastDay!.Value)}" : $"{PlaceWords.Of(line.Group)} à partir du {French.PlainDate(change.From)}";
            db.Record(actor, clock.UtcNow, line.PoolId is null ? "created" : "changed", (nameof(Pool), pool.Id), $"Groupe\u00A0: {pool.Name}, {words}", change: (null, line));
        }
        return null;
    }

    /// <summary>The pools with what changes of them; a new one with its capacity and the rows of the days that the others have.</summary>
    private async Task Save(SiteGroups site, GroupChange change, IReadOnlyList<(Pool Pool, GroupLine Line)> changed)
    {
        var begun = changed.Where(c => c.Line.PoolId is null).ToList();
        db.Pools.AddRange(begun.Select(c => c.Pool));
        foreach (var (pool, _) in changed) pool.Version++;
        await db.SaveChangesAsync();
        db.PoolCapacities.AddRange(begun.Select(c => new PoolCapacity { PoolId = c.Pool.Id, EffectiveFrom = change.From, Capacity = c.Line.Capacity }));
        db.SlotPools.AddRange(begun.SelectMany(c => c.Line.Slots, (c, slot) => new SlotPool { SlotId = slot, SiteId = site.SiteId, PoolId = c.Pool.Id }));
        await db.SaveChangesAsync();
        foreach (var (pool, line) in begun) await db.MakePoolDays(pool, await Days(site, line, change.From));
        await db.SaveChangesAsync();
    }

    /// <summary>The days that the other groups have, and those on which what uses the new one may open: it may be the first of its slots.</summary>
    private async Task<IEnumerable<DateOnly>> Days(SiteGroups site, GroupLine line, DateOnly from)
    {
        var (pools, activities) = (site.Pools.Select(p => p.Id).ToList(), site.Slots.Where(s => line.Slots.Contains(s.Id)).Select(s => s.ActivityId).Distinct().ToList());
        var others = await db.PoolDays.Where(d => pools.Contains(d.PoolId) && d.Day >= from).Select(d => d.Day).Distinct().ToListAsync();
        var added = (await db.LocalDays.Where(d => d.Kind != LocalDayKind.DayOff && d.Day >= from).Select(d => d.Day).ToListAsync()).ToHashSet();
        var users = await db.Activities.AsNoTracking().Where(a => activities.Contains(a.Id)).ToListAsync();
        return others.Concat(users.SelectMany(a => a.Days.Days().Where(d => d >= from && (a.OpensOn(d) || added.Contains(d))))).Distinct();
    }

    private async Task Move(SiteGroups site, DateOnly from, Actor actor)
    {
        var pools = site.Pools.Select(p => p.Id).ToList();
        var keys = await db.PoolDays.Where(d => pools.Contains(d.PoolId) && d.Day >= from).Select(d => new { d.Id, d.PoolId, d.Day }).ToDictionaryAsync(d => (d.PoolId, d.Day), d => d.Id);
        await db.LockFreedPlaces(keys.Values);

        // Read under the lock: what was booked or offered until now is moved, what comes next finds the new groups.
        var wereOver = await follow.Run(await moves.Of(site, from), keys);
        await follow.Waiting(site, from, keys);
        await ordinaryAgain.Record(await NowhereOver(wereOver), actor, clock.UtcNow);
        await freed.Settle(keys.Values, actor, clock.UtcNow);
    }

    /// <summary>Those that were over the limit of a pool that takes nobody any more: they are ordinary.</summary>
    private async Task<IReadOnlyList<long>> NowhereOver(IReadOnlyList<long> bookings)
    {
        var still = db.BookingPlaces.Where(p => p.IsOver).Select(p => p.BookingId);
        var ordinary = await db.BookingsAndHolds.Where(b => bookings.Contains(b.Id) && b.ExceptionReason != null && !still.Contains(b.Id)).Select(b => b.Id).ToListAsync();
        await db.BookingsAndHolds.Where(b => ordinary.Contains(b.Id)).ExecuteUpdateAsync(b => b.SetProperty(x => x.ExceptionReason, (string?)null));
        return ordinary;
    }
}
