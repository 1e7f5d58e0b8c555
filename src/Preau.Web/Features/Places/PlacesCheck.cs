using System.Data;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Places;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places;

/// <summary>
/// Compares the counts of places with the bookings and the places offered on a live database, and names each difference (docs/rules/places.md). It reads
/// only; on PostgreSQL in one snapshot.
/// </summary>
public sealed class PlacesCheck(PortalDb db, WaitingQueries waitingLists)
{
    public async Task<PlacesReport> Run()
    {
        // The sums of a large town take longer than a request may.
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        // SQLite: the level that does not ask for the one writer; a reader has its snapshot anyway.
        await using var snapshot = await db.Database.BeginTransactionAsync(db.IsSqlite ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead);
        var names = await (from pool in db.Pools join site in db.Sites on pool.SiteId equals site.Id select new { pool.Id, Name = site.Name + ", " + pool.Name }).ToDictionaryAsync(p => p.Id, p => p.Name);
        string Where(PoolDay day) => $"{names[day.PoolId]}, {French.PlainDate(day.Day)}";

        var wrong = await Differences();
        var faults = wrong.ConvertAll(w => w.Day.Taken != w.Booked + w.Offered
            ? $"{Where(w.Day)}\u00A0: le compte dit {French.Number(w.Day.Taken)} prises, les réservations en prennent {French.Number(w.Booked)}{(w.Offered > 0 ? $", les propositions {French.Number(w.Offered)}" : "")}."
            : $"{Where(w.Day)}\u00A0: le compte dit {French.Number(w.Day.Exceptions)} au-delà des places, les réservations en disent {French.Number(w.Over)}.");
        faults.AddRange(await Bookings());
        var waiting = await db.PoolDays.AsNoTracking().Where(d => d.Exceptions > 0 && (d.Capacity == null || d.Taken < d.Capacity + d.Margin)).OrderBy(d => d.Day).ToListAsync();
        faults.AddRange(waiting.Select(d => $"{Where(d)}\u00A0: une place est libre alors qu’un enfant est compté au-delà."));
        faults.AddRange((await Forgotten()).Select(d => $"{Where(d)}\u00A0: une place est libre alors qu’un enfant l’attend."));
        var excess = await db.PoolDays.AsNoTracking().Where(d => d.Capacity != null && d.Taken > d.Capacity + d.Margin).OrderBy(d => d.Day).ToListAsync();
        return new(await db.PoolDays.CountAsync(), await db.Bookings.CountAsync(), faults, excess.ConvertAll(d => $"{Where(d)}\u00A0: {French.Number(d.Taken)} prises pour {French.Number(d.Capacity!.Value + d.Margin)}."));
    }

    private async Task<List<(PoolDay Day, int Booked, int Offered, int Over)>> Differences()
    {
        var places = await db.BookingPlaces.GroupBy(p => new { p.PoolDayId, p.IsOver }).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => (g.Key.PoolDayId, g.Key.IsOver), g => g.Count);
        var offered = await (
            from place in db.WaitingPlaces
            join entry in db.WaitingEntries on place.EntryId equals entry.Id
            where entry.State == WaitingState.Offered || entry.State == WaitingState.ToStaff
            group place by place.PoolDayId into day
            select new { day.Key, Count = day.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var given = await db.CampaignPlaces.GroupBy(p => p.PoolDayId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var days = await db.PoolDays.AsNoTracking().OrderBy(d => d.Day).ThenBy(d => d.PoolId).ToListAsync();
        return [.. days.Select(d => (Day: d, Booked: places.GetValueOrDefault((d.Id, false)), Offered: offered.GetValueOrDefault(d.Id) + given.GetValueOrDefault(d.Id), Over: places.GetValueOrDefault((d.Id, true))))
            .Where(d => d.Day.Taken != d.Booked + d.Offered || d.Day.Exceptions != d.Over)];
    }

    /// <summary>The pool-days of entries that could be served from the places left, and are not.</summary>
    private async Task<IReadOnlyList<PoolDay>> Forgotten()
    {
        var needed = await db.WaitingPlaces.Select(p => p.PoolDayId).Distinct().ToListAsync();
        var days = await db.PoolDays.AsNoTracking().Where(d => needed.Contains(d.Id)).ToDictionaryAsync(d => d.Id);
        var served = WaitingOrder.Serve(await waitingLists.For(needed), days.ToDictionary(d => d.Key, d => d.Value.Room));
        return [.. served.SelectMany(s => s.PoolDays).Distinct().Select(id => days[id]).OrderBy(d => d.Day)];
    }

    /// <summary>Bookings and holds named by their number: a place of another day, none at all where the slot has some, an exception without its reason, a hold without its order.</summary>
    private async Task<List<string>> Bookings()
    {
        var astray = await (
            from place in db.BookingPlaces
            join day in db.PoolDays on place.PoolDayId equals day.Id
            join booking in db.BookingsAndHolds on place.BookingId equals booking.Id
            where booking.Day != day.Day
            select booking.Id).Distinct().OrderBy(id => id).ToListAsync();
        var without = await (
            from booking in db.BookingsAndHolds
            join link in db.SlotPools on new { booking.SlotId, booking.SiteId } equals new { link.SlotId, link.SiteId }
            join day in db.PoolDays on new { link.PoolId, booking.Day } equals new { day.PoolId, day.Day }
            join place in db.BookingPlaces on booking.Id equals place.BookingId into places
            from place in places.DefaultIfEmpty()
            where place == null
            select booking.Id).Distinct().OrderBy(id => id).ToListAsync();
        var over = db.BookingPlaces.Where(p => p.IsOver).Select(p => p.BookingId).Distinct();
        var reasons = await db.BookingsAndHolds.Where(b => over.Contains(b.Id) != (b.ExceptionReason != null)).OrderBy(b => b.Id).Select(b => b.Id).ToListAsync();
        var orphans = await db.BookingsAndHolds.Where(b => b.HeldUntil != null && !db.Invoices.Any(i => i.Id == b.OrderId && i.State == InvoiceState.Held)).OrderBy(b => b.Id).Select(b => b.Id).ToListAsync();
        return
        [
            .. astray.Select(id => $"La réservation {id} tient une place d’un autre jour."),
            .. without.Select(id => $"La réservation {id} ne tient aucune place, sa formule en demande."),
            .. orphans.Select(id => $"La place gardée {id} n’attend plus aucun paiement."),
            .. reasons.Select(id => $"La réservation {id}\u00A0: son motif « au-delà des places » et ses places ne se correspondent pas."),
        ];
    }
}

/// <summary>What was compared, what does not agree, and the days on which more is taken than a lowered capacity allows (no fault).</summary>
public sealed record PlacesReport(int PoolDays, int Bookings, IReadOnlyList<string> Faults, IReadOnlyList<string> Excess);
