using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Web.Features.Settings;
using Preau.Web.Storage;

namespace Preau.Web.Features.Calendars;

/// <summary>The calendar of the town, loaded in a constant number of queries whatever the number of activities, sites and days.</summary>
public sealed class OpeningDaysQueries(PortalDb db, TownSettings settings)
{
    public const string ZoneSetting = "calendrier.zone";
    public const string AlsaceMoselleSetting = "calendrier.alsace_moselle";

    /// <summary>As stored, for a page or to be compared with what a change would make of it.</summary>
    public async Task<TownCalendar> Load() => new(
        Enum.TryParse<SchoolZone>(settings[ZoneSetting], out var zone) ? zone : SchoolZone.A,
        settings[AlsaceMoselleSetting] == "oui",
        await db.Sites.AsNoTracking().Where(s => s.Zone != null).ToDictionaryAsync(s => s.Id, s => s.Zone!.Value),
        await db.SchoolHolidays.AsNoTracking().OrderBy(h => h.From).ToListAsync(),
        await db.Closures.AsNoTracking().OrderBy(c => c.From).ThenBy(c => c.Id).ToListAsync(),
        await db.LocalDays.AsNoTracking().OrderBy(d => d.Day).ThenBy(d => d.Id).ToListAsync());

    /// <summary>Builds the opening days of each activity at each site asked for.</summary>
    public async Task<IReadOnlyDictionary<(long ActivityId, long SiteId), OpeningDays>> For(IReadOnlyCollection<(Activity Activity, long SiteId)> services) =>
        (await Load()).For(services);
}
