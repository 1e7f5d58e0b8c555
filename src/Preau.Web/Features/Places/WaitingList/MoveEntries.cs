using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>Entries as they were before they moved, and the pool-days where a place was held for them.</summary>
public sealed record MovedEntries(IReadOnlyList<WaitingEntry> Entries, IReadOnlyList<long> Freed);

/// <summary>
/// Takes open entries to another state and gives back the places held for them; the caller then settles these
/// (<see cref="FreedPlaces"/>). Inside the transaction of the act.
/// </summary>
public sealed class MoveEntries(PortalDb db, WaitingHistory history)
{
    /// <param name="still">Asked under the lock: another act may have moved the entry meanwhile.</param>
    /// <param name="to">A closed state, or <see cref="WaitingState.Waiting"/> for an offer that went unanswered.</param>
    /// <param name="words">For the history, after the name of the slot and the day.</param>
    public async Task<MovedEntries> Run(IReadOnlyCollection<long> ids, Func<WaitingEntry, bool> still, WaitingState to, Actor actor, DateTime now, string words, string? reason = null)
    {
        var places = await Lock(ids);
        var entries = (await db.WaitingEntries.AsNoTracking().Where(e => ids.Contains(e.Id) && e.ClosedAt == null).OrderBy(e => e.Id).ToListAsync()).FindAll(e => still(e));
        var held = entries.Where(e => e.HoldsPlace).SelectMany(e => places[e.Id]).ToList();
        await db.TakePlaces(held.GroupBy(day => day).ToDictionary(g => g.Key, g => -g.Count()));
        await Write(entries, to, now);
        await history.Record(entries, actor, now, Verb(to), _ => words, reason);
        return new(entries, [.. held.Distinct()]);
    }

    /// <summary>Closes one entry whose held place has become that of a booking. Under its lock.</summary>
    public async Task Close(WaitingEntry entry, WaitingState to, Actor actor, DateTime now, string words, string? reason)
    {
        await Write([entry], to, now);
        await history.Record([entry], actor, now, Verb(to), _ => words, reason);
    }

    /// <summary>Locks the pool-days of entries, and of what else waits for them.</summary>
    /// <returns>The pool-days by entry.</returns>
    public async Task<ILookup<long, long>> Lock(IReadOnlyCollection<long> ids)
    {
        // The groups of the entries do not change before their places are given back.
        await db.HoldCalendar();
        var places = await db.WaitingPlaces.AsNoTracking().Where(p => ids.Contains(p.EntryId)).OrderBy(p => p.PoolDayId).ToListAsync();
        if (places.Count > 0) await db.LockFreedPlaces([.. places.Select(p => p.PoolDayId).Distinct()]);
        return places.ToLookup(p => p.EntryId, p => p.PoolDayId);
    }

    private async Task Write(List<WaitingEntry> entries, WaitingState to, DateTime now)
    {
        DateTime? closed = to == WaitingState.Waiting ? null : now;
        foreach (var group in entries.GroupBy(e => e.State))
        {
            var own = group.Select(e => e.Id).ToList();
            var written = await db.WaitingEntries.Where(e => own.Contains(e.Id) && e.State == group.Key).ExecuteUpdateAsync(set => set
                .SetProperty(e => e.State, to).SetProperty(e => e.ClosedAt, closed).SetProperty(e => e.ConfirmBy, (DateTime?)null));
            // Without a pool-day there was nothing to lock: the act runs again and sees what moved it.
            if (written != own.Count) throw new DbUpdateConcurrencyException("An entry of a waiting list moved meanwhile.");
        }
    }

    private static string Verb(WaitingState to) => to switch
    {
        WaitingState.Waiting => "lapsed",
        WaitingState.Accepted => "accepted",
        WaitingState.PassedOn => "passed on",
        WaitingState.Left => "left",
        _ => "closed",
    };
}
