using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Features.Calendars;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings;

/// <summary>
/// The rules of the town by one statement, which asks whether they have changed since; read anew when they have. Inside a transaction
/// that changes them it sees its own change.
/// </summary>
public sealed class TownRulesQueries(PortalDb db, TownClock clock, LastRead<TownRules> last)
{
    /// <summary>How few places are worth a word to families; 0 or none: never (docs/rules/places.md).</summary>
    public const string FewPlacesSetting = "reservations.dernieres_places";

    public async Task<TownRules> Load()
    {
        var (version, today) = (await db.SettingsVersions.Select(v => v.Version).SingleAsync(), clock.Today);
        if (last.Of(version, today) is { } known) return known;
        var rules = await Read(today);
        last.Keep(version, today, rules);
        return rules;
    }

    private async Task<TownRules> Read(DateOnly today)
    {
        string[] names = [OpeningDaysQueries.ZoneSetting, OpeningDaysQueries.AlsaceMoselleSetting, FewPlacesSetting];
        var settings = (await db.Settings.AsNoTracking().Where(s => names.Contains(s.Name) && s.EffectiveFrom <= today).OrderBy(s => s.EffectiveFrom).ToListAsync())
            .GroupBy(s => s.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
        var pools = await (
            from link in db.SlotPools
            join pool in db.Pools.AsNoTracking() on link.PoolId equals pool.Id
            select new { link.SlotId, link.SiteId, Pool = pool }).ToListAsync();
        var menus = await db.MenuDishes.GroupBy(_ => 1).Select(g => new { From = g.Min(d => d.Day), To = g.Max(d => d.Day) }).SingleOrDefaultAsync();
        return new()
        {
            Activities = await db.Activities.AsNoTracking().AsSingleQuery().Include(a => a.Slots).Include(a => a.Periods).ThenInclude(p => p.Windows).OrderBy(a => a.Order).ToListAsync(),
            Calendar = await Calendar(settings),
            FewPlaces = int.TryParse(settings.GetValueOrDefault(FewPlacesSetting), out var few) ? Math.Max(few, 0) : 0,
            CutOffRules = (await db.CutOffRules.AsNoTracking().Include(r => r.Tiers).ToListAsync()).ToLookup(r => r.ActivityId),
            WaitingRules = (await db.WaitingRules.AsNoTracking().ToListAsync()).ToLookup(r => r.ActivityId),
            Pools = pools.ToLookup(p => (p.SlotId, p.SiteId), p => p.Pool),
            Grids = (await db.TariffGrids.AsNoTracking().Include(g => g.Brackets).ToListAsync()).ToLookup(g => g.SlotId),
            SlotRules = await db.SlotRules.AsNoTracking().OrderBy(r => r.Id).ToListAsync(),
            Menus = menus is null ? null : new DateRange(menus.From, menus.To),
            HasCampaigns = await db.Campaigns.AnyAsync(c => c.OverAt == null),
            Zone = clock.Zone,
        };
    }

    private async Task<TownCalendar> Calendar(Dictionary<string, string> settings) => new(
        Enum.TryParse<SchoolZone>(settings.GetValueOrDefault(OpeningDaysQueries.ZoneSetting), out var zone) ? zone : SchoolZone.A,
        settings.GetValueOrDefault(OpeningDaysQueries.AlsaceMoselleSetting) == "oui",
        await db.Sites.AsNoTracking().Where(s => s.Zone != null).ToDictionaryAsync(s => s.Id, s => s.Zone!.Value),
        await db.SchoolHolidays.AsNoTracking().OrderBy(h => h.From).ToListAsync(),
        await db.Closures.AsNoTracking().OrderBy(c => c.From).ThenBy(c => c.Id).ToListAsync(),
        await db.LocalDays.AsNoTracking().OrderBy(d => d.Day).ThenBy(d => d.Id).ToListAsync());
}
