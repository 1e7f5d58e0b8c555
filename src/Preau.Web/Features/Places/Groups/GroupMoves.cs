using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.Groups;

/// <summary>A booking, or a hold, whose place is in another pool once the groups have changed.</summary>
/// <param name="Out">Places that it gives back.</param>
/// <param name="In">Pools that it takes a place of instead.</param>
/// <param name="IsOver">It is over the limit where it stands, by name: it stays so.</param>
public sealed record GroupMove(long BookingId, long ChildId, DateOnly Day, IReadOnlyList<(long PoolId, long PoolDayId)> Out, IReadOnlyList<Pool> In, bool IsOver);

/// <summary>
/// Compares the places that are booked with the groups: a booking goes to the group of its child on its day. One whose child is in no
/// group keeps the place that it has.
/// </summary>
public sealed class GroupMoves(PortalDb db)
{
    public async Task<IReadOnlyList<GroupMove>> Of(SiteGroups after, DateOnly first)
    {
        var slots = after.Slots.Select(s => s.Id).ToList();
        var known = after.Pools.Select(p => p.Id).ToList();
        var booked = await (
            from booking in db.BookingsAndHolds
            where booking.SiteId == after.SiteId && booking.Day >= first && slots.Contains(booking.SlotId)
            join child in db.Children.AsNoTracking() on booking.ChildId equals child.Id
            orderby booking.Id
            select new { booking.Id, booking.SlotId, booking.Day, Child = child }).ToListAsync();
        var held = (await (
            from place in db.BookingPlaces
            join day in db.PoolDays on place.PoolDayId equals day.Id
            where day.Day >= first && known.Contains(day.PoolId)
            select new { place.BookingId, place.PoolDayId, place.IsOver, day.PoolId }).ToListAsync()).ToLookup(p => p.BookingId);
        return [.. booked.Select(b =>
        {
            var (wanted, places) = (AgeGroup.PoolsFor(after.Of(b.SlotId), b.Child, b.Day), held[b.Id].ToList());
            return wanted is null ? null : new GroupMove(
                b.Id, b.Child.Id, b.Day,
                [.. places.Where(p => wanted.All(w => w.Id != p.PoolId)).Select(p => (p.PoolId, p.PoolDayId))],
                [.. wanted.Where(w => places.TrueForAll(p => p.PoolId != w.Id))],
                places.Exists(p => p.IsOver && wanted.All(w => w.Id != p.PoolId)));
        }).OfType<GroupMove>().Where(m => m.Out.Count > 0 || m.In.Count > 0)];
    }

    /// <summary>The same for the children who wait: what each needs from now on. Call inside the transaction that changes the groups.</summary>
    public async Task FollowWaiting(SiteGroups after, DateOnly first)
    {
        var slots = after.Slots.Select(s => s.Id).ToList();
        var waiting = await (
            from entry in db.WaitingEntries
            where entry.SiteId == after.SiteId && entry.Day >= first && slots.Contains(entry.SlotId) && entry.State == WaitingState.Waiting
            join child in db.Children.AsNoTracking() on entry.ChildId equals child.Id
            select new { entry.Id, entry.SlotId, entry.Day, Child = child }).ToListAsync();
        var pools = after.Pools.Select(p => p.Id).ToList();
        var days = await db.PoolDays.Where(d => d.Day >= first && pools.Contains(d.PoolId)).ToDictionaryAsync(d => (d.PoolId, d.Day), d => d.Id);
        var ids = waiting.ConvertAll(e => e.Id);
        var stand = (await db.WaitingPlaces.Where(p => ids.Contains(p.EntryId)).ToListAsync()).ToLookup(p => p.EntryId);
        foreach (var entry in waiting)
        {
            if (AgeGroup.PoolsFor(after.Of(entry.SlotId), entry.Child, entry.Day) is not { } wanted) continue;
            var needed = wanted.Where(p => days.ContainsKey((p.Id, entry.Day))).Select(p => days[(p.Id, entry.Day)]).ToList();
            db.RemoveRange(stand[entry.Id].Where(p => !needed.Contains(p.PoolDayId)));
            db.AddRange(needed.Except(stand[entry.Id].Select(p => p.PoolDayId)).Select(day => new WaitingPlace { EntryId = entry.Id, PoolDayId = day }));
        }
    }
}
