using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Calendars;

/// <summary>Writes lines of the calendar with their history; nothing else. Call inside the transaction of the act.</summary>
public sealed class StoreEntries(PortalDb db, TownClock clock)
{
    /// <summary>Whether the line is stored as it was seen: nobody has changed or removed it since.</summary>
    public static bool Stands(TownCalendar town, CalendarEntry line) => Find(town, line.Kind, line.Id) is { } stored && stored.Version == line.Version;

    public static CalendarEntry? Find(TownCalendar town, EntryKind kind, long? id) => kind switch
    {
        EntryKind.Holiday => town.Holidays.Where(h => h.Id == id).Select(CalendarEntry.Of).SingleOrDefault(),
        EntryKind.Closure => town.Closures.Where(c => c.Id == id).Select(CalendarEntry.Of).SingleOrDefault(),
        _ => town.LocalDays.Where(d => d.Id == id).Select(CalendarEntry.Of).SingleOrDefault(e => e.Kind == kind),
    };

    public async Task Write(IReadOnlyList<CalendarChange> changes, Actor actor)
    {
        foreach (var change in changes)
        {
            var line = change.After ?? change.Before!;
            var row = change.Before is null ? Add(line) : await Load(line.Kind, change.Before.Id!.Value);
            if (change.After is null) db.Remove(row);
            else if (change.Before is not null) Set(row, line);
            await db.SaveChangesAsync();
            var (action, verb) = change switch { { Before: null } => ("created", "ajout"), { After: null } => ("removed", "retrait"), _ => ("changed", "changement") };
            db.Record(actor, clock.UtcNow, action, (row.GetType().Name, Key(row)), $"{CalendarWords.Of(line.Kind)}, {verb}\u00A0: {line.Label}, {French.Range(line.Days)}", change: (change.Before, change.After));
        }
        await db.SaveChangesAsync();
    }

    /// <summary>The zones count from today on.</summary>
    public async Task Write(TownZones zones, TownCalendar before, Actor actor)
    {
        await Set(OpeningDaysQueries.ZoneSetting, zones.Zone.ToString(), before.Zone.ToString(), actor);
        await Set(OpeningDaysQueries.AlsaceMoselleSetting, zones.AlsaceMoselle ? "oui" : "non", before.AlsaceMoselle ? "oui" : "non", actor);
        var bySite = zones.BySite;
        foreach (var site in await db.Sites.ToListAsync())
        {
            SchoolZone? zone = bySite.TryGetValue(site.Id, out var own) ? own : null;
            if (site.Zone == zone) continue;
            db.Record(actor, clock.UtcNow, "changed", (nameof(Domain.Activities.Site), site.Id), $"{site.Name}\u00A0: {(zone is { } known ? CalendarWords.Of(known) : "zone de la commune")}", change: (site.Zone?.ToString(), zone?.ToString()));
            site.Zone = zone;
        }
        await db.SaveChangesAsync();
    }

    private async Task Set(string name, string value, string before, Actor actor)
    {
        if (value == before) return;
        var today = clock.Today;
        var setting = await db.Settings.SingleOrDefaultAsync(s => s.Name == name && s.EffectiveFrom == today);
        if (setting is null) db.Settings.Add(setting = new TownSetting { Name = name, EffectiveFrom = today, Value = value });
        else setting.Value = value;
        await db.SaveChangesAsync();
        db.Record(actor, clock.UtcNow, "changed", (nameof(TownSetting), setting.Id), $"Calendrier, {(name == OpeningDaysQueries.ZoneSetting ? $"zone\u00A0: {value}" : $"jours fériés d’Alsace-Moselle\u00A0: {value}")}", change: (before, value));
    }

    private object Add(CalendarEntry line)
    {
        object row = line.Kind switch { EntryKind.Holiday => line.ToHoliday(), EntryKind.Closure => line.ToClosure(), _ => line.ToLocalDay() };
        db.Add(row);
        return row;
    }

    private async Task<object> Load(EntryKind kind, long id) => kind switch
    {
        EntryKind.Holiday => await db.SchoolHolidays.SingleAsync(h => h.Id == id),
        EntryKind.Closure => await db.Closures.SingleAsync(c => c.Id == id),
        _ => await db.LocalDays.SingleAsync(d => d.Id == id),
    };

    private static void Set(object row, CalendarEntry line)
    {
        switch (row)
        {
            case SchoolHolidayRow holiday:
                (holiday.Zone, holiday.Name, holiday.From, holiday.To) = (line.Zone!.Value, line.Label, line.From, line.To);
                holiday.Version++;
                break;
            case Closure closure:
                (closure.SiteId, closure.ActivityId, closure.From, closure.To, closure.Reason) = (line.SiteId, line.ActivityId, line.From, line.To, line.Label);
                closure.Version++;
                break;
            case LocalDay day:
                (day.SiteId, day.ActivityId, day.Day, day.LikeWeekday, day.Reason) = (line.SiteId, line.ActivityId, line.From, line.Like, line.Label);
                day.Version++;
                break;
        }
    }

    private static long Key(object row) => row switch { SchoolHolidayRow h => h.Id, Closure c => c.Id, _ => ((LocalDay)row).Id };
}
