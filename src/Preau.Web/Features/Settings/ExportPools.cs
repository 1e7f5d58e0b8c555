using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Storage;
using static Preau.Web.Features.Settings.Files.FileText;

namespace Preau.Web.Features.Settings;

/// <summary>The lines of places.csv: one for each day from which a pool has another group or another capacity.</summary>
internal static class ExportPools
{
    /// <param name="sites">Codes by key.</param>
    /// <param name="slots">"activite/formule" by key.</param>
    public static async Task<IReadOnlyList<string?[]>> PoolLines(this PortalDb db, IReadOnlyDictionary<long, string> sites, IReadOnlyDictionary<long, string> slots)
    {
        var used = (await db.SlotPools.AsNoTracking().ToListAsync()).ToLookup(s => s.PoolId, s => slots[s.SlotId]);
        var capacities = (await db.PoolCapacities.AsNoTracking().OrderBy(c => c.EffectiveFrom).ToListAsync()).ToLookup(c => c.PoolId);
        return [.. (await db.Pools.AsNoTracking().OrderBy(p => p.Id).ToListAsync()).SelectMany(p => p.Groups.Select(g => g.EffectiveFrom).Union(capacities[p.Id].Select(c => c.EffectiveFrom)).Order(), (p, day) =>
        {
            // Before its first version a group is shown as it will begin: the line only says a capacity.
            var (group, capacity) = (p.GroupOn(day) ?? p.Groups.MinBy(g => g.EffectiveFrom)!.Group, PoolCapacity.InEffect(capacities[p.Id], day));
            return new[]
            {
                sites[p.SiteId], p.Name, Number(group.MinAgeMonths), Number(group.MaxAgeMonths), Word(FileWords.Classes, group.MinClass), Word(FileWords.Classes, group.MaxClass),
                Day(day), p.LastDay is { } last ? Day(last) : null, Number(capacity?.Capacity), Number(capacity?.Margin ?? 0), string.Join(',', used[p.Id].Order(StringComparer.Ordinal)), capacity?.Source,
            };
        })];
    }
}
