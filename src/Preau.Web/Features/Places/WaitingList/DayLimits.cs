using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Places;
using Preau.Web.Features.Calendars;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>Until when each day of a waiting list can be booked at all, in a constant number of queries.</summary>
public sealed class DayLimits(PortalDb db, TownClock clock, OpeningDaysQueries openings)
{
    /// <returns>By entry, an instant (UTC): the last limit of booking, else the start of the slot, else of the day.</returns>
    public async Task<IReadOnlyDictionary<long, DateTime>> Of(IReadOnlyCollection<WaitingEntry> entries)
    {
        if (entries.Count == 0) return new Dictionary<long, DateTime>();
        var slotIds = entries.Select(e => e.SlotId).Distinct().ToList();
        var slots = await db.Slots.AsNoTracking().Where(s => slotIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id);
        var activityIds = slots.Values.Select(s => s.ActivityId).Distinct().ToList();
        var activities = await db.Activities.AsNoTracking().Where(a => activityIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        var rules = (await db.CutOffRules.AsNoTracking().Include(r => r.Tiers).Where(r => activityIds.Contains(r.ActivityId) && r.Action == CutOffAction.Book).ToListAsync()).ToLookup(r => r.ActivityId);
        var services = entries.Select(e => (Activity: activities[slots[e.SlotId].ActivityId], e.SiteId)).Distinct().ToList();
        var opening = await openings.For(services);
        var plans = services.ToDictionary(s => (s.Activity.Id, s.SiteId), s => new ServicePlan(s.Activity, s.SiteId, opening[(s.Activity.Id, s.SiteId)], [.. rules[s.Activity.Id]], clock.Zone));
        return entries.ToDictionary(e => e.Id, e => Limit(plans[(slots[e.SlotId].ActivityId, e.SiteId)], slots[e.SlotId], e.Day));
    }

    private DateTime Limit(ServicePlan plan, Slot slot, DateOnly day) =>
        plan.On(CutOffAction.Book, day)?.Last?.Instant ?? WallClock.ToInstant(day.ToDateTime(slot.StartsAt ?? TimeOnly.MinValue), clock.Zone);
}
