using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>Writes what becomes of entries of waiting lists into the history. Inside the transaction of the act.</summary>
public sealed class WaitingHistory(PortalDb db)
{
    /// <param name="action">English verb in the past.</param>
    /// <param name="words">What became of the entry, in French, after the name of its slot and its day.</param>
    public async Task Record(IReadOnlyCollection<WaitingEntry> entries, Actor actor, DateTime now, string action, Func<WaitingEntry, string> words, string? reason = null)
    {
        if (entries.Count == 0) return;
        var ids = entries.Select(e => e.SlotId).Distinct().ToList();
        var slots = await db.Slots.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name);
        await db.InsertMany(entries.Select(e => HistoryRecording.Entry(
            actor, now, action, (nameof(WaitingEntry), e.Id), $"Liste d’attente\u00A0: {slots[e.SlotId]}, {French.Date(e.Day)}, {words(e)}", (e.FamilyId, e.ChildId), (null, e), reason)).ToList());
    }
}
