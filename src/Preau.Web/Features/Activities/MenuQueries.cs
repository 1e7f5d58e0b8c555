using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Features.Activities;

/// <param name="Site">Null: the menu of every site that has none of its own.</param>
public sealed record DayMenu(DateOnly Day, string? Site, IReadOnlyList<MenuDish> Dishes);

public sealed class MenuQueries(PortalDb db)
{
    public async Task<IReadOnlyList<DayMenu>> Of(DateRange days)
    {
        var dishes = await db.MenuDishes.AsNoTracking().Where(d => d.Day >= days.From && d.Day <= days.To).OrderBy(d => d.Day).ThenBy(d => d.Id).ToListAsync();
        var sites = dishes.Exists(d => d.SiteId is not null) ? await db.Sites.ToDictionaryAsync(s => s.Id, s => s.Name) : [];
        return [.. dishes.GroupBy(d => (d.Day, d.SiteId)).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.SiteId)
            .Select(g => new DayMenu(g.Key.Day, g.Key.SiteId is { } site ? sites[site] : null, [.. g.OrderBy(d => d.Course)]))];
    }

    public Task<bool> Any(DateOnly from) => db.MenuDishes.AnyAsync(d => d.Day >= from);
}
