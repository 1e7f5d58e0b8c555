using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Features.Calendars;

/// <summary>The calendar of the town, loaded in two queries whatever the number of activities, sites and days.</summary>
public sealed class OpeningDaysQueries(PortalDb db)
{
    /// <summary>Builds the opening days of each activity at each site asked for.</summary>
    public async Task<IReadOnlyDictionary<(long ActivityId, long SiteId), OpeningDays>> For(IReadOnlyCollection<(Activity Activity, long SiteId)> services)
    {
        var holidays = await db.SchoolHolidays.AsNoTracking().OrderBy(h => h.From).ToListAsync();
        var closures = await db.Closures.AsNoTracking().OrderBy(c => c.From).ToListAsync();
        var school = new SchoolCalendar(holidays.Select(h => new SchoolHoliday(h.Name, new DateRange(h.From, h.To))));
        var publicHolidays = new PublicHolidays();

        return services.DistinctBy(s => (s.Activity.Id, s.SiteId)).ToDictionary(
            s => (s.Activity.Id, s.SiteId),
            s => new OpeningDays(
                new OpeningPattern(s.Activity.TermWeekdays, s.Activity.HolidayWeekdays),
                school,
                publicHolidays,
                closures.Where(c => (c.SiteId ?? s.SiteId) == s.SiteId && (c.ActivityId ?? s.Activity.Id) == s.Activity.Id).Select(c => new ClosedDay(c.Days, c.Reason)),
                s.Activity.Days));
    }
}
