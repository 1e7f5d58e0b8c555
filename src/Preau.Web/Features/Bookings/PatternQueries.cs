using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Features.Families;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

public sealed record PatternChild(long Id, string FirstName, string? Class, IReadOnlyList<PatternLine> Lines, DateOnly LastDay);

/// <param name="Weekdays">Those on which the service may open.</param>
public sealed record PatternLine(long SlotId, string Name, string ShortName, Weekdays Weekdays);

/// <param name="LastRun">The last application, when it was not undone and still has days to come.</param>
public sealed record KeptPattern(WeekPattern Pattern, PatternRun? LastRun);

/// <summary>What the page of the week pattern offers: the children with a validated enrolment still running, and the patterns kept.</summary>
public sealed class PatternQueries(PortalDb db, TownClock clock)
{
    public async Task<IReadOnlyList<PatternChild>> Children(long familyId)
    {
        var today = clock.Today;
        var enrolments = await (
            from member in db.FamilyChildren
            join enrolment in db.Enrolments on member.ChildId equals enrolment.ChildId
            join activity in db.Activities on enrolment.ActivityId equals activity.Id
            where member.FamilyId == familyId && enrolment.State == EnrolmentState.Validated && enrolment.To >= today && activity.BookMode != ChangeMode.ReadOnly
            orderby member.Child.BirthDate, activity.Order
            select new { member.Child, enrolment.To, Activity = activity, Slots = activity.Slots.OrderBy(s => s.Order).ToList() }).AsNoTracking().ToListAsync();

        return enrolments.GroupBy(e => e.Child.Id).Select(g => new PatternChild(
            g.Key,
            g.First().Child.FirstName,
            g.First().Child.Class is { } c ? ClassNames.Short(c) : null,
            g.SelectMany(e => e.Slots, (e, s) => new PatternLine(s.Id, s.Name, s.ShortName, e.Activity.TermWeekdays | e.Activity.HolidayWeekdays)).DistinctBy(l => l.SlotId).ToList(),
            g.Max(e => e.To))).ToList();
    }

    /// <summary>The family's patterns, the one applied last first.</summary>
    public async Task<IReadOnlyList<KeptPattern>> Kept(long familyId)
    {
        var today = clock.Today;
        var patterns = await db.WeekPatterns.AsNoTracking().Include(p => p.Slots).Where(p => p.FamilyId == familyId).ToListAsync();
        var runs = (await db.PatternRuns.AsNoTracking().Where(r => r.FamilyId == familyId).ToListAsync()).GroupBy(r => r.WeekPatternId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Id)!);
        var toCome = await db.Bookings.Where(b => b.FamilyId == familyId && b.Day >= today && b.PatternRunId != null).Select(b => b.PatternRunId).Distinct().ToListAsync();
        return [.. patterns.OrderByDescending(p => runs.GetValueOrDefault(p.Id)?.At).ThenByDescending(p => p.Id)
            .Select(p => new KeptPattern(p, runs.GetValueOrDefault(p.Id) is { UndoneAt: null } run && toCome.Contains(run.Id) ? run : null))];
    }

    public async Task<IReadOnlyList<PatternPeriod>> Periods(IReadOnlyList<PatternChild> children)
    {
        var today = clock.Today;
        var holidays = await db.SchoolHolidays.AsNoTracking().Where(h => h.To > today).OrderBy(h => h.From).ToListAsync();
        return PatternPeriod.Of(today, children.Count == 0 ? today.AddMonths(1) : children.Max(c => c.LastDay), holidays);
    }

    /// <summary>The boxes that repeat a month: the weekdays on which a slot was booked at least every other time in term.</summary>
    public async Task<List<string>> LikeMonth(long familyId, DateOnly month)
    {
        var days = DateRange.Month(month.Year, month.Month);
        var bookings = await db.Bookings.AsNoTracking().Where(b => b.FamilyId == familyId && b.Day >= days.From && b.Day <= days.To).Select(b => new { b.ChildId, b.SlotId, b.Day }).ToListAsync();
        var holidays = await db.SchoolHolidays.AsNoTracking().Where(h => h.From <= days.To && h.To >= days.From).ToListAsync();
        var inTerm = days.Days().Where(d => !holidays.Exists(h => h.From <= d && h.To >= d)).ToLookup(d => d.DayOfWeek);
        return [.. bookings.GroupBy(b => (b.ChildId, b.SlotId, b.Day.DayOfWeek))
            .Where(g => g.Count() * 2 >= inTerm[g.Key.DayOfWeek].Count())
            .SelectMany(g => PatternBox.Write(new WantedSlot(g.Key.ChildId, g.Key.SlotId, g.Key.DayOfWeek.ToWeekdays())))];
    }
}
