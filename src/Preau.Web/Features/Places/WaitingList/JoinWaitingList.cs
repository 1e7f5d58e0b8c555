using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>
/// Puts children on the waiting list of full days, all or none (docs/rules/liste-d-attente.md); where a place is there after all, it is
/// offered at once. Call inside the transaction of the act.
/// </summary>
public sealed class JoinWaitingList(PortalDb db, TownClock clock, BookingBoards boards, WaitingQueries waiting, FreedPlaces freed, WaitingHistory history, WaitingMail mail)
{
    /// <param name="boxes">Child, slot and day.</param>
    /// <param name="arrival">The instant that judges limits.</param>
    /// <returns>By box why it cannot wait; empty when all wait.</returns>
    public async Task<IReadOnlyList<(Wish Box, Refusal Why)>> Run(long familyId, Actor actor, IReadOnlyCollection<Wish> boxes, Guid key, DateTime arrival)
    {
        if (boxes.Count == 0) return [];
        await db.HoldCalendar();
        var board = await boards.Load(familyId, new DateRange(boxes.Min(b => b.Day), boxes.Max(b => b.Day)), arrival);
        var judged = boxes.Distinct().Select(b => (Box: b, Why: WhyNot(board, b))).ToList();
        if (judged.Exists(j => j.Why is not null)) return [.. judged.Where(j => j.Why is not null).Select(j => (j.Box, j.Why!))];

        var now = clock.UtcNow;
        var entries = judged.ConvertAll(j => new WaitingEntry { ChildId = j.Box.ChildId, SlotId = j.Box.SlotId, SiteId = board.SiteOn(board.Row(j.Box.ChildId, j.Box.SlotId)!, j.Box.Day), Day = j.Box.Day, FamilyId = familyId, EnteredAt = now, ConfirmedAt = now });
        var needed = await Needed(board, entries);
        await db.LockFreedPlaces([.. needed.SelectMany(n => n).Distinct()]);
        await db.InsertMany(entries);
        await db.InsertMany(entries.SelectMany((e, i) => needed[i], (e, day) => new WaitingPlace { EntryId = e.Id, PoolDayId = day }).ToList());
        await history.Record(entries, actor, now, "joined", _ => "inscrit");
        foreach (var (entry, days) in entries.Zip(needed)) await freed.Settle(days, actor, now, days.Count == 0 ? entry.Id : null);
        var ids = entries.ConvertAll(e => e.Id);
        await mail.Joined(entries, await waiting.Ranks(await db.WaitingEntries.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync()), key);
        return [];
    }

    /// <summary>Why a box cannot be waited for; null when it can.</summary>
    public static Refusal? WhyNot(BookingBoard board, Wish box)
    {
        if (board.Row(box.ChildId, box.SlotId) is not { } row) return new(RefusalCode.NotEnrolled, Day: box.Day);
        var answer = board.Answer(row, box.Day);
        if (answer.CanJoin) return null;
        return answer.Why is { Code: not RefusalCode.Full } why ? why : new(answer.Why is null ? RefusalCode.PlaceIsFree : RefusalCode.NoWaitingList, Day: box.Day);
    }

    /// <summary>The pool-days that each entry needs: its age group is decided now, for the day of the service.</summary>
    private async Task<List<List<long>>> Needed(BookingBoard board, List<WaitingEntry> entries)
    {
        var pools = entries.ConvertAll(e => (board.PoolsOn(board.Row(e.ChildId, e.SlotId)!, e.Day) ?? []).Select(p => p.Id).ToList());
        var (poolIds, days) = (pools.SelectMany(p => p).Distinct().ToList(), entries.Select(e => e.Day).Distinct().ToList());
        var keys = await db.PoolDays.Where(d => poolIds.Contains(d.PoolId) && days.Contains(d.Day)).Select(d => new { d.Id, d.PoolId, d.Day }).ToDictionaryAsync(d => (d.PoolId, d.Day), d => d.Id);
        return [.. entries.Zip(pools, (e, own) => own.Where(p => keys.ContainsKey((p, e.Day))).Select(p => keys[(p, e.Day)]).ToList())];
    }
}
