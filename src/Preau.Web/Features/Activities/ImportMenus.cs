using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Activities;

/// <summary>What a file of menus changes: days that get one, days whose one is replaced, days that stand so already.</summary>
public sealed record MenuChanges(IReadOnlyList<DateOnly> New, IReadOnlyList<DateOnly> Replaced, int Same)
{
    public bool ChangesSomething => New.Count + Replaced.Count > 0;
}

/// <summary>Replaces the menus of the days and sites that a file names, whole; other days stay. The same file twice changes nothing.</summary>
public sealed class ImportMenus(PortalDb db, TownClock clock)
{
    public async Task<MenuChanges> Preview(IReadOnlyList<MenuLine> lines) => (await Compare(lines)).Changes;

    /// <returns>What was changed; null when an earlier post of the form did it.</returns>
    public async Task<MenuChanges?> Run(IReadOnlyList<MenuLine> lines, Actor actor, Guid key, string result)
    {
        MenuChanges? done = null;
        await db.Once(key, clock.UtcNow, async () =>
        {
            var (changes, gone, added) = await Compare(lines);
            done = changes;
            if (!changes.ChangesSomething) return result;
            await db.MenuDishes.Where(d => gone.Contains(d.Id)).ExecuteDeleteAsync();
            await db.InsertMany(added);
            var days = changes.New.Concat(changes.Replaced).Order().ToList();
            db.Record(actor, clock.UtcNow, "imported", (nameof(MenuDish), 0), $"Menus importés\u00A0: {French.Count(days.Count, "jour")}, {French.Range(new(days[0], days[^1]))}");
            return result;
        });
        return done;
    }

    private async Task<(MenuChanges Changes, List<long> Gone, List<MenuDish> Added)> Compare(IReadOnlyList<MenuLine> lines)
    {
        var sites = await db.Sites.ToDictionaryAsync(s => s.Code, s => s.Id);
        var (first, last) = (lines.Min(l => l.Day), lines.Max(l => l.Day));
        var standing = (await db.MenuDishes.AsNoTracking().Where(d => d.Day >= first && d.Day <= last).OrderBy(d => d.Id).ToListAsync()).ToLookup(d => (d.Day, d.SiteId));
        var (fresh, replaced, same, gone, added) = (new HashSet<DateOnly>(), new HashSet<DateOnly>(), 0, new List<long>(), new List<MenuDish>());
        foreach (var menu in lines.Distinct().GroupBy(l => (l.Day, SiteId: l.Site is { } code ? sites[code] : (long?)null)))
        {
            var dishes = menu.OrderBy(l => l.Course).Select(l => new MenuDish { Day = menu.Key.Day, SiteId = menu.Key.SiteId, Course = l.Course, Name = l.Dish, Allergens = l.Allergens }).ToList();
            var before = standing[menu.Key].ToList();
            if (before.Select(Content).SequenceEqual(dishes.Select(Content)))
            {
                same++;
                continue;
            }
            (before.Count == 0 ? fresh : replaced).Add(menu.Key.Day);
            gone.AddRange(before.Select(d => d.Id));
            added.AddRange(dishes);
        }
        return (new([.. fresh.Order()], [.. replaced.Order()], same), gone, added);
    }

    private static (Course, string, Allergens) Content(MenuDish dish) => (dish.Course, dish.Name, dish.Allergens);
}
