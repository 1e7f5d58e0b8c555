using Microsoft.EntityFrameworkCore;
using Preau.Domain.Campaigns;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.Groups;

/// <summary>What a place is held by.</summary>
public enum HeldBy
{
    /// <summary>A booking, or a place that is held until it is paid.</summary>
    Booking,

    /// <summary>An entry of a waiting list that is offered a place, or for which the staff hold one.</summary>
    WaitingEntry,

    /// <summary>A wish that a campaign has given and that waits for its answer.</summary>
    CampaignWish,
}

/// <summary>What holds a place that is in another pool once the groups have changed.</summary>
/// <param name="Id">Of the booking, the entry or the wish.</param>
/// <param name="Out">Places that it gives back.</param>
/// <param name="In">Pools that it takes a place of instead.</param>
/// <param name="IsOver">A booking that is over the limit where it stands, by name: it stays so.</param>
public sealed record GroupMove(HeldBy By, long Id, long ChildId, DateOnly Day, IReadOnlyList<HeldPlace> Out, IReadOnlyList<Pool> In, bool IsOver);

public sealed record HeldPlace(long PoolId, long PoolDayId, bool IsOver = false);

/// <summary>
/// Compares the places that are booked, held and offered with the groups: each goes to the group of its child on its day. One whose
/// child is in no group stays where it is.
/// </summary>
public sealed class GroupMoves(PortalDb db, GivenDays given)
{
    public async Task<IReadOnlyList<GroupMove>> Of(SiteGroups after, DateOnly first) =>
        [.. await Booked(after, first), .. await Offered(after, first), .. await Given(after, first)];

    private async Task<IEnumerable<GroupMove>> Booked(SiteGroups after, DateOnly first)
    {
        var (slots, known) = Known(after);
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
            select new { place.BookingId, Place = new HeldPlace(day.PoolId, place.PoolDayId, place.IsOver) }).ToListAsync()).ToLookup(p => p.BookingId, p => p.Place);
        return booked.Select(b => Move(after, HeldBy.Booking, b.Id, b.SlotId, b.Child, b.Day, [.. held[b.Id]])).OfType<GroupMove>();
    }

    private async Task<IEnumerable<GroupMove>> Offered(SiteGroups after, DateOnly first)
    {
        var (slots, known) = Known(after);
        var offered = await (
            from entry in db.WaitingEntries
            where entry.SiteId == after.SiteId && entry.Day >= first && slots.Contains(entry.SlotId) && (entry.State == WaitingState.Offered || entry.State == WaitingState.ToStaff)
            join child in db.Children.AsNoTracking() on entry.ChildId equals child.Id
            orderby entry.Id
            select new { entry.Id, entry.SlotId, entry.Day, Child = child }).ToListAsync();
        var ids = offered.ConvertAll(o => o.Id);
        var held = (await (
            from place in db.WaitingPlaces
            where ids.Contains(place.EntryId)
            join day in db.PoolDays on place.PoolDayId equals day.Id
            where known.Contains(day.PoolId)
            select new { place.EntryId, Place = new HeldPlace(day.PoolId, day.Id, false) }).ToListAsync()).ToLookup(p => p.EntryId, p => p.Place);
        return offered.Select(o => Move(after, HeldBy.WaitingEntry, o.Id, o.SlotId, o.Child, o.Day, [.. held[o.Id]])).OfType<GroupMove>();
    }

    private async Task<IEnumerable<GroupMove>> Given(SiteGroups after, DateOnly first)
    {
        var (slots, known) = Known(after);
        var held = await (
            from place in db.CampaignPlaces
            join day in db.PoolDays on place.PoolDayId equals day.Id
            where day.Day >= first && known.Contains(day.PoolId)
            join wish in db.Set<CampaignWish>() on place.CampaignWishId equals wish.Id
            where slots.Contains(wish.SlotId)
            join entry in db.CampaignEntries on wish.CampaignEntryId equals entry.Id
            join child in db.Children.AsNoTracking() on entry.ChildId equals child.Id
            orderby wish.Id, day.Day
            select new { Box = new GivenDay(wish.Id, wish.SlotId, day.Day, child), Place = new HeldPlace(day.PoolId, day.Id, false) }).ToListAsync();
        var places = held.ToLookup(h => (h.Box.WishId, h.Box.Day), h => h.Place);
        return held.Select(h => h.Box).Concat(await given.Of(slots, after.SiteId, first)).DistinctBy(g => (g.WishId, g.Day))
            .Select(g => Move(after, HeldBy.CampaignWish, g.WishId, g.SlotId, g.Child, g.Day, [.. places[(g.WishId, g.Day)]])).OfType<GroupMove>();
    }

    /// <returns>Null: it stays.</returns>
    private static GroupMove? Move(SiteGroups after, HeldBy by, long id, long slotId, Child child, DateOnly day, IReadOnlyList<HeldPlace> held)
    {
        if (AgeGroup.PoolsFor(after.Of(slotId), child, day) is not { } wanted) return null;
        List<HeldPlace> left = [.. held.Where(p => wanted.All(w => w.Id != p.PoolId))];
        List<Pool> come = [.. wanted.Where(w => held.All(p => p.PoolId != w.Id))];
        return left.Count + come.Count == 0 ? null : new(by, id, child.Id, day, left, come, left.Exists(p => p.IsOver));
    }

    private static (List<long> Slots, List<long> Pools) Known(SiteGroups after) => ([.. after.Slots.Select(s => s.Id)], [.. after.Pools.Select(p => p.Id)]);
}
