using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Features.Places;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>A child that is booked otherwise (over the limit, by its other family) waits no longer for that day. Inside the transaction that booked.</summary>
public sealed class BookedWhileWaiting(PortalDb db, MoveEntries move, FreedPlaces freed)
{
    public async Task Run(IReadOnlyList<WishOutcome> booked, Actor actor, DateTime now)
    {
        booked = booked.Where(o => o.MayWait).ToList();
        if (booked.Count == 0) return;
        var boxes = booked.Select(o => (o.Wish.ChildId, o.Wish.SlotId, o.Wish.Day)).ToHashSet();
        var (children, slots, days) = booked.Keys();
        var open = (await db.WaitingEntries.AsNoTracking().Where(e => e.ClosedAt == null && children.Contains(e.ChildId) && slots.Contains(e.SlotId) && days.Contains(e.Day)).ToListAsync())
            .FindAll(e => boxes.Contains((e.ChildId, e.SlotId, e.Day)));
        if (open.Count == 0) return;
        var moved = await move.Run(open.ConvertAll(e => e.Id), _ => true, WaitingState.Dropped, actor, now, "l’enfant est réservé ce jour-là");
        await freed.Settle(moved.Freed, actor, now);
    }
}
