using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>
/// Holds a place for each entry that is served and tells its family, or gives the place to the staff's list when too little time is
/// left (docs/rules/liste-d-attente.md). Call under the lock of the pool-days, in the transaction of the act.
/// </summary>
public sealed class OfferPlaces(PortalDb db, TownClock clock, DayLimits limits, WaitingHistory history, WaitingMail mail)
{
    public async Task Run(IReadOnlyList<WaitingCandidate> served, Actor actor, DateTime now)
    {
        if (served.Count == 0) return;
        var entries = served.Select(s => s.Entry).ToList();
        var (ends, rules) = (await limits.Of(entries), await Rules(entries));
        foreach (var entry in entries)
        {
            var rule = rules.GetValueOrDefault(entry.Id);
            entry.OfferEndsAt = rule is null ? null : OfferEnd.Of(now, rule.OfferHours, ends[entry.Id], clock.Zone);
            entry.State = entry.OfferEndsAt is null ? WaitingState.ToStaff : WaitingState.Offered;
            if (entry.State == WaitingState.Offered) entry.Offers++;
        }

        foreach (var group in entries.GroupBy(e => (e.State, e.OfferEndsAt)))
        {
            var (state, end, ids, isOffer) = (group.Key.State, group.Key.OfferEndsAt, group.Select(e => e.Id).ToList(), group.Key.State == WaitingState.Offered ? 1 : 0);
            var written = await db.WaitingEntries.Where(e => ids.Contains(e.Id) && e.State == WaitingState.Waiting).ExecuteUpdateAsync(set => set
                .SetProperty(e => e.State, state).SetProperty(e => e.OfferEndsAt, end).SetProperty(e => e.Offers, e => e.Offers + isOffer).SetProperty(e => e.ConfirmBy, (DateTime?)null));
            // Without a pool-day there was nothing to lock: the act runs again and sees what moved it.
            if (written != ids.Count) throw new DbUpdateConcurrencyException("An entry of a waiting list moved meanwhile.");
        }
        await db.TakePlaces(served.SelectMany(s => s.PoolDays).GroupBy(day => day).ToDictionary(g => g.Key, g => g.Count()));
        await history.Record(entries, actor, now, "offered", e => e.State == WaitingState.Offered ? "place proposée" : "place gardée, à proposer par téléphone");
        foreach (var entry in entries.Where(e => e.State == WaitingState.Offered)) await mail.Offered(entry, isLast: entry.Offers >= rules[entry.Id].MostOffers);
    }

    private async Task<Dictionary<long, WaitingRule>> Rules(List<WaitingEntry> entries)
    {
        var slots = entries.Select(e => e.SlotId).Distinct().ToList();
        var rules = await (from slot in db.Slots where slots.Contains(slot.Id) join rule in db.WaitingRules on slot.ActivityId equals rule.ActivityId select new { Slot = slot.Id, Rule = rule }).AsNoTracking().ToListAsync();
        var bySlot = rules.ToLookup(r => r.Slot, r => r.Rule);
        return entries.Select(e => (e.Id, Rule: WaitingRule.InEffect(bySlot[e.SlotId], e.Day))).Where(e => e.Rule is not null).ToDictionary(e => e.Id, e => e.Rule!);
    }
}
