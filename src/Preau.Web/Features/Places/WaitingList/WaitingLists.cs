using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>An entry as a page shows it.</summary>
/// <param name="Rank">Among all that need a place of the same pools; 0 unless it waits.</param>
/// <param name="Missing">The pools that are full while another one that it needs has room: others may be served first. Null: none.</param>
public sealed record WaitingLine(WaitingEntry Entry, string Child, string Slot, string Activity, string Site, string Family, int Rank, string? Missing);

/// <summary>Entries of waiting lists with their ranks, in a constant number of queries.</summary>
public sealed class WaitingLists(PortalDb db, WaitingQueries waiting)
{
    /// <summary>How long what became of an entry is shown.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>A family's open entries, then what became of the last ones.</summary>
    public Task<IReadOnlyList<WaitingLine>> OfFamily(long familyId, DateTime now) =>
        Lines(db.WaitingEntries.Where(e => e.FamilyId == familyId && (e.ClosedAt == null || e.ClosedAt > now - Remembered)));

    public async Task<WaitingLine?> One(long familyId, long id) => (await Lines(db.WaitingEntries.Where(e => e.Id == id && e.FamilyId == familyId))).SingleOrDefault();

    public async Task<IReadOnlyList<WaitingLine>> Lines(IQueryable<WaitingEntry> entries)
    {
        var rows = await (
            from entry in entries.AsNoTracking()
            join child in db.Children on entry.ChildId equals child.Id
            join family in db.Families on entry.FamilyId equals family.Id
            join site in db.Sites on entry.SiteId equals site.Id
            join slot in db.Slots on entry.SlotId equals slot.Id
            join activity in db.Activities on slot.ActivityId equals activity.Id
            orderby entry.Day, entry.Id
            select new { Entry = entry, child.FirstName, Slot = slot.Name, Activity = activity.Name, Site = site.Name, Family = family.Name }).ToListAsync();
        var ranks = await waiting.Ranks(rows.ConvertAll(r => r.Entry));
        var missing = await Missing(rows.ConvertAll(r => r.Entry));
        return rows.ConvertAll(r => new WaitingLine(r.Entry, r.FirstName, r.Slot, r.Activity, r.Site, r.Family, ranks.GetValueOrDefault(r.Entry.Id), missing.GetValueOrDefault(r.Entry.Id)));
    }

    private async Task<Dictionary<long, string>> Missing(List<WaitingEntry> entries)
    {
        var ids = entries.Where(e => e.State == WaitingState.Waiting).Select(e => e.Id).ToList();
        if (ids.Count == 0) return [];
        var places = await (
            from place in db.WaitingPlaces
            where ids.Contains(place.EntryId)
            join day in db.PoolDays on place.PoolDayId equals day.Id
            join pool in db.Pools on day.PoolId equals pool.Id
            select new { place.EntryId, pool.Name, IsFull = day.Capacity != null && day.Taken >= day.Capacity + day.Margin }).ToListAsync();
        return places.GroupBy(p => p.EntryId).Where(g => g.Any(p => p.IsFull) && g.Any(p => !p.IsFull))
            .ToDictionary(g => g.Key, g => Texts.French.And(g.Where(p => p.IsFull).Select(p => $"«\u00A0{p.Name}\u00A0»")));
    }
}
