using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Web.Features.Settings;

namespace Preau.Web.Features.Calendars;

/// <summary>The calendar of the town.</summary>
public sealed class OpeningDaysQueries(TownRulesQueries rules)
{
    public const string ZoneSetting = "calendrier.zone";
    public const string AlsaceMoselleSetting = "calendrier.alsace_moselle";

    /// <summary>As stored, for a page or to be compared with what a change would make of it.</summary>
    public async Task<TownCalendar> Load() => (await rules.Load()).Calendar;

    /// <summary>Builds the opening days of each activity at each site asked for.</summary>
    public async Task<IReadOnlyDictionary<(long ActivityId, long SiteId), OpeningDays>> For(IReadOnlyCollection<(Activity Activity, long SiteId)> services) =>
        (await Load()).For(services);
}
