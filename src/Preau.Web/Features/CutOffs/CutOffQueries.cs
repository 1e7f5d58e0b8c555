using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.CutOffs;
using Preau.Web.Features.Calendars;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.CutOffs;

/// <summary>The limits of one opening day under a rule.</summary>
public sealed record DayLimits(DateOnly Day, RuleOnDay Rule);

/// <summary>The dated rules of an activity, and what a rule means for its next opening days.</summary>
public sealed class CutOffQueries(PortalDb db, TownClock clock, OpeningDaysQueries openings)
{
    /// <summary>The versions of every action, the latest first.</summary>
    public async Task<IReadOnlyList<CutOffRule>> Versions(long activityId) =>
        await db.CutOffRules.AsNoTracking().Include(r => r.Tiers.OrderBy(t => t.Order)).Where(r => r.ActivityId == activityId).OrderByDescending(r => r.EffectiveFrom).ToListAsync();

    /// <summary>The next opening days from a day on, at the activity's first site, each with its limit.</summary>
    /// <param name="count">Days at most; fewer near the end of the activity.</param>
    public async Task<IReadOnlyList<DayLimits>> Next(Activity activity, CutOffRule rule, DateOnly from, int count)
    {
        if (activity.Sites.Count == 0) return [];
        var opening = (await openings.For([(activity, activity.Sites[0].SiteId)])).Values.Single();
        var first = from > activity.From ? from : activity.From;
        var (limits, calendar) = (new List<DayLimits>(), LimitCalendar.Of(opening));
        for (var day = first; day <= activity.To && limits.Count < count; day = day.AddDays(1))
        {
            if (opening.IsOpen(day)) limits.Add(new(day, RuleOnDay.Of(rule, day, calendar, clock.Zone)));
        }
        return limits;
    }
}
