using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>
/// "Do you still wait?": asked of a family every so many weeks of its rule, and answered by one button for all its days. A family
/// without an address is called, and never taken off for its silence.
/// </summary>
public sealed class Confirmations(PortalDb db, TownClock clock, WaitingHistory history)
{
    /// <summary>Entries to be confirmed now: not asked yet, and far enough from their day to answer.</summary>
    /// <param name="byMail">Of families with an address; otherwise of those to be called.</param>
    public async Task<IReadOnlyList<WaitingEntry>> Due(bool byMail)
    {
        var now = clock.UtcNow;
        var soon = DateOnly.FromDateTime(clock.ToLocal(now + WaitingRule.TimeToConfirm));
        var rows = await (
            from entry in db.WaitingEntries.AsNoTracking()
            where entry.State == WaitingState.Waiting && entry.ConfirmBy == null && entry.Day > soon
            where db.Guardians.Any(g => g.FamilyId == entry.FamilyId && g.Email != null) == byMail
            join slot in db.Slots on entry.SlotId equals slot.Id
            join rule in db.WaitingRules on slot.ActivityId equals rule.ActivityId
            select new { Entry = entry, Rule = rule }).ToListAsync();
        return [.. rows.GroupBy(r => r.Entry.Id)
            .Select(g => (g.First().Entry, Rule: WaitingRule.InEffect(g.Select(r => r.Rule), g.First().Entry.Day)))
            .Where(e => e.Rule is not null && e.Entry.ConfirmedAt.AddDays(7 * e.Rule.ConfirmWeeks) <= now)
            .Select(e => e.Entry).OrderBy(e => e.Day).ThenBy(e => e.Id)];
    }

    /// <summary>The family still waits, for all its days. Inside the transaction of the act.</summary>
    /// <returns>How many days.</returns>
    public async Task<int> Confirm(long familyId, Actor actor, string? reason = null)
    {
        var now = clock.UtcNow;
        var open = await db.WaitingEntries.AsNoTracking().Where(e => e.FamilyId == familyId && e.State == WaitingState.Waiting).ToListAsync();
        await db.WaitingEntries.Where(e => e.FamilyId == familyId && e.State == WaitingState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.ConfirmedAt, now).SetProperty(e => e.ConfirmBy, (DateTime?)null));
        await history.Record(open, actor, now, "confirmed", _ => "attend toujours", reason);
        return open.Count;
    }
}
