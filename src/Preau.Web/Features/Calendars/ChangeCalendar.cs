using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Features.Families;
using Preau.Web.Features.Orders;
using Preau.Web.Features.Places;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Calendars;

/// <summary>
/// Changes lines of the calendar and does what follows, in one go (docs/rules/fermetures.md): bookings of days that close are
/// cancelled free of charge, their places given back and the families told; days that open get their places. All of it is judged
/// again under the lock that bookings hold. Call inside the transaction of the act.
/// </summary>
public sealed class ChangeCalendar(PortalDb db, TownClock clock, TownSettings settings, OpeningDaysQueries openings, CalendarImpacts impacts, StoreEntries store, HandOverBookings handOver, ClosureMail mail, FreedPlaces freed, ReviewEntries review, ShortenHolds shorten, CreditPaidDays credit)
{
    /// <param name="print">Of the impact that was shown; another one is refused (<see cref="RefusalCode.PreviewMoved"/>).</param>
    /// <returns>Why nothing was changed, null when it was; and the impact as it is now.</returns>
    public async Task<(Refusal? Refusal, CalendarImpact? Impact)> Run(IReadOnlyList<CalendarChange> changes, string? print, Actor actor, Guid key)
    {
        await db.LockCalendar();
        settings.Forget();
        var town = await openings.Load();
        if (changes.Any(c => c.Before is { } line && !StoreEntries.Stands(town, line))) return (new(RefusalCode.Stale), null);
        var others = CalendarChange.Apply(town, [.. changes.Select(c => c with { After = null })]);
        if (changes.Select(c => c.After).OfType<CalendarEntry>().SelectMany(e => CalendarEntryCheck.Of(others, e)).FirstOrDefault() is { } wrong) return (wrong, null);
        return await Carry(await impacts.Of(town, changes), print, () => store.Write(changes, actor), actor, key);
    }

    /// <summary>The same for the zones of the town and of its sites, and the public holidays of Alsace-Moselle.</summary>
    /// <param name="seen">The zones as the page showed them.</param>
    public async Task<(Refusal? Refusal, CalendarImpact? Impact)> Run(TownZones zones, TownZones seen, string? print, Actor actor, Guid key)
    {
        await db.LockCalendar();
        settings.Forget();
        var town = await openings.Load();
        if (TownZones.Of(town) != seen) return (new(RefusalCode.Stale), null);
        return await Carry(await impacts.Between(town, zones.In(town)), print, () => store.Write(zones, town, actor), actor, key);
    }

    private async Task<(Refusal? Refusal, CalendarImpact? Impact)> Carry(CalendarImpact impact, string? print, Func<Task> write, Actor actor, Guid key)
    {
        if (impact.Print != print) return (new(RefusalCode.PreviewMoved), impact);
        await write();
        await db.SaveChangesAsync();
        await review.Run(db.WaitingEntries, actor);
        await Cancel(impact.Cancelled, actor);
        await MakePlaces(impact.Opening);
        await handOver.Run(impact.HandOvers, actor);
        await mail.Cancelled(impact.Cancelled, key);
        await mail.HandedOver(impact.HandOvers, key);
        return (null, impact);
    }

    private async Task Cancel(IReadOnlyList<ClosingBooking> bookings, Actor actor)
    {
        if (bookings.Count == 0) return;
        var ids = bookings.Select(b => b.Id).ToList();
        var rows = await db.BookingsAndHolds.AsNoTracking().Where(b => b.OrderId != null && ids.Contains(b.Id)).ToListAsync();
        await shorten.Run(rows, actor);
        var poolDays = await db.GiveBackPlaces(ids);
        await db.BookingsAndHolds.Where(b => ids.Contains(b.Id)).ExecuteDeleteAsync();
        await db.InsertMany(bookings.Select(b => HistoryRecording.Entry(
            actor, clock.UtcNow, "cancelled", (nameof(Domain.Bookings.Booking), b.Id), $"Annulé sans frais\u00A0: {b.Slot}, {French.Date(b.Day)}, {b.Why}", (b.FamilyId, b.ChildId), (new { b.Slot, b.Day }, null))).ToList());
        await credit.Give(rows, actor, clock.UtcNow);
        await freed.Settle(poolDays, actor, clock.UtcNow);
    }

    private async Task MakePlaces(IReadOnlyList<ImpactService> opening)
    {
        if (opening.Count == 0) return;
        var used = await (
            from link in db.SlotPools
            join slot in db.Slots on link.SlotId equals slot.Id
            join pool in db.Pools on link.PoolId equals pool.Id
            select new { slot.ActivityId, link.SiteId, Pool = pool }).ToListAsync();
        var pools = used.SelectMany(u => opening.Where(o => (o.ActivityId, o.SiteId) == (u.ActivityId, u.SiteId)), (u, o) => (u.Pool, o.Days)).ToLookup(p => p.Pool.Id);
        foreach (var pool in pools) await db.MakePoolDays(pool.First().Pool, pool.SelectMany(p => p.Days).Distinct());
        await db.SaveChangesAsync();
    }
}
