using Preau.Domain.Activities;
using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>Everything that decides on which days the services of a town open, as stored or as it would be after a change.</summary>
/// <param name="Zone">Of the town; a site may have its own.</param>
/// <param name="AlsaceMoselle">Good Friday and 26 December are public holidays.</param>
/// <param name="SiteZones">Sites whose zone is not the town's.</param>
[GlossaryExempt]
public sealed record TownCalendar(
    SchoolZone Zone,
    bool AlsaceMoselle,
    IReadOnlyDictionary<long, SchoolZone> SiteZones,
    IReadOnlyList<SchoolHolidayRow> Holidays,
    IReadOnlyList<Closure> Closures,
    IReadOnlyList<LocalDay> LocalDays)
{
    public PublicHolidays PublicHolidays => new(AlsaceMoselle);

    /// <summary>The zones whose holidays count somewhere in the town, the town's own first.</summary>
    public IReadOnlyList<SchoolZone> Zones => [Zone, .. SiteZones.Values.Distinct().Where(zone => zone != Zone).Order()];

    public SchoolZone ZoneOf(long siteId) => SiteZones.GetValueOrDefault(siteId, Zone);

    public IEnumerable<SchoolHoliday> HolidaysOf(SchoolZone zone) =>
        Holidays.Where(row => row.Zone == zone).OrderBy(row => row.From).Select(row => new SchoolHoliday(row.Name, row.Days));

    /// <summary>The school calendar of a site: its zone's, and what was moved there or everywhere.</summary>
    public SchoolCalendar SchoolAt(long siteId)
    {
        var holidays = HolidaysOf(ZoneOf(siteId)).ToList();
        var moved = LocalDays.Where(day => day.Kind != LocalDayKind.Opening && (day.SiteId ?? siteId) == siteId)
            // What a site says of a day goes before what the town says of it.
            .OrderBy(day => day.SiteId is null)
            .Select(day => new MovedDay(day.Day, day.Reason, day.Kind == LocalDayKind.DayOff ? null : day.LikeWeekday ?? day.Day.DayOfWeek));
        return new(holidays, SchoolCalendar.Published(holidays), moved);
    }

    /// <summary>The opening days of each activity at each site asked for.</summary>
    public IReadOnlyDictionary<(long ActivityId, long SiteId), OpeningDays> For(IEnumerable<(Activity Activity, long SiteId)> services)
    {
        var schools = new Dictionary<long, SchoolCalendar>();
        var opening = new Dictionary<(long, long), OpeningDays>();
        foreach (var (activity, siteId) in services)
        {
            if (opening.ContainsKey((activity.Id, siteId))) continue;
            if (!schools.TryGetValue(siteId, out var school)) schools[siteId] = school = SchoolAt(siteId);
            opening[(activity.Id, siteId)] = new(
                new(activity.TermWeekdays, activity.HolidayWeekdays),
                school,
                PublicHolidays,
                Closures.Where(c => (c.SiteId ?? siteId) == siteId && (c.ActivityId ?? activity.Id) == activity.Id).OrderBy(c => c.From).Select(c => new ClosedDay(c.Days, c.Reason)),
                activity.Days,
                LocalDays.Where(d => d.Kind == LocalDayKind.Opening && d.ActivityId == activity.Id && (d.SiteId ?? siteId) == siteId).Select(d => d.Day));
        }
        return opening;
    }
}
