using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;
using Preau.Web.Features.Calendars;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>A service as the database numbers it, with the days on which it opens.</summary>
/// <param name="index">Its place in the list; the enrolment of a child in it follows from it.</param>
/// <param name="wanted">Which of a child's weekdays it follows: last year's meals are eaten on the same days as this year's.</param>
internal sealed class TownService(int index, int wanted, Activity activity, IReadOnlyList<DateOnly> days, bool isLastYear)
{
    public int Index => index;

    public int Wanted => wanted;

    public Activity Activity => activity;

    public Slot Slot { get; } = activity.Slots[0];

    public IReadOnlyList<DateOnly> Days => days;

    public bool IsLastYear => isLastYear;

    public IEnumerable<DateOnly> DaysOf(PlannedChild child) =>
        IsLastYear && !child.WasAtSchool ? [] : child.Wanted[Wanted] is var weekdays && weekdays == Weekdays.None ? [] : Days.Where(d => weekdays.Includes(d));

    public long EnrolmentOf(PlannedChild child) => (child.Id * 8) + Index;
}

/// <summary>The services that the town's children use: meals, mornings, evenings, Wednesdays; then the first three the year before.</summary>
internal sealed record LargeTownServices(
    IReadOnlyList<TownService> All, IReadOnlyList<Site> Schools, IReadOnlyList<Site> Centres, long RegieId, string RegieCode, int DueDays, ILookup<long, TariffGrid> Grids)
{
    public const int Wednesdays = 3;

    private static readonly string[] Codes = ["cantine", "matin", "soir", "mercredi"];

    public IEnumerable<TownService> ThisYear => All.Where(s => !s.IsLastYear);

    public Site SiteOf(TownService service, LargeTownPlan plan, int family) => service.Wanted == Wednesdays ? Centres[plan.CentreOf(family)] : Schools[plan.SchoolOf(family)];

    public static async Task<LargeTownServices> Load(PortalDb db, OpeningDaysQueries calendar, LargeTownPlan plan)
    {
        var activities = await db.Activities.AsNoTracking().Include(a => a.Slots).ToDictionaryAsync(a => a.Code);
        var sites = await db.Sites.AsNoTracking().ToDictionaryAsync(s => s.Code);
        var schools = Enumerable.Range(0, plan.Schools).Select(i => sites[LargeTownSettings.School(i)]).ToList();
        var centres = Enumerable.Range(0, plan.Centres).Select(i => sites[LargeTownSettings.Centre(i)]).ToList();
        var codes = Codes.Select((code, i) => (Code: code, Wanted: i, IsLastYear: false)).Concat(Codes.Take(Wednesdays).Select((code, i) => (Code: code + LargeTownSettings.LastYear, Wanted: i, IsLastYear: true))).ToList();
        // The sites that a large town adds have no closures of their own: the days of one are those of all.
        var opening = await calendar.For(codes.ConvertAll(c => (activities[c.Code], (c.Wanted == Wednesdays ? centres : schools)[0].Id)));
        var services = codes.Select((c, i) =>
        {
            var activity = activities[c.Code];
            var open = opening[(activity.Id, (c.Wanted == Wednesdays ? centres : schools)[0].Id)];
            return new TownService(i, c.Wanted, activity, [.. activity.Days.Days().Where(open.IsOpen)], c.IsLastYear);
        }).ToList();
        var regie = await db.Regies.AsNoTracking().SingleAsync(r => r.Id == activities["cantine"].RegieId);
        var grids = await db.TariffGrids.AsNoTracking().Include(g => g.Brackets).ToListAsync();
        return new(services, schools, centres, regie.Id, regie.Code, regie.DueDays, grids.ToLookup(g => g.SlotId));
    }
}
