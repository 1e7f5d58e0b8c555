using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Features.Families;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

public sealed record PatternChild(long Id, string FirstName, string? Class, IReadOnlyList<PatternLine> Lines, DateOnly LastDay);

/// <param name="Weekdays">Those on which the service may open.</param>
public sealed record PatternLine(long SlotId, string Name, string ShortName, Weekdays Weekdays);

/// <summary>What the page of the week pattern offers: the children with a validated enrolment still running.</summary>
public sealed class PatternQueries(PortalDb db, TownClock clock)
{
    public async Task<IReadOnlyList<PatternChild>> Children(long familyId)
    {
        var today = clock.Today;
        var enrolments = await (
            from member in db.FamilyChildren
            join enrolment in db.Enrolments on member.ChildId equals enrolment.ChildId
            join activity in db.Activities on enrolment.ActivityId equals activity.Id
            where member.FamilyId == familyId && enrolment.State == EnrolmentState.Validated && enrolment.To >= today && activity.BookMode == ChangeMode.Direct
            orderby member.Child.BirthDate, activity.Order
            select new { member.Child, enrolment.To, Activity = activity, Slots = activity.Slots.OrderBy(s => s.Order).ToList() }).AsNoTracking().ToListAsync();

        return enrolments.GroupBy(e => e.Child.Id).Select(g => new PatternChild(
            g.Key,
            g.First().Child.FirstName,
            g.First().Child.Class is { } c ? ClassNames.Short(c) : null,
            g.SelectMany(e => e.Slots, (e, s) => new PatternLine(s.Id, s.Name, s.ShortName, e.Activity.TermWeekdays | e.Activity.HolidayWeekdays)).DistinctBy(l => l.SlotId).ToList(),
            g.Max(e => e.To))).ToList();
    }

    /// <summary>The day before the next school holiday, else the last day enrolled.</summary>
    public DateOnly DefaultEnd(IReadOnlyList<PatternChild> children, DateOnly today)
    {
        var last = children.Count == 0 ? today.AddMonths(1) : children.Max(c => c.LastDay);
        var holiday = db.SchoolHolidays.Where(h => h.From > today.AddDays(1)).OrderBy(h => h.From).Select(h => (DateOnly?)h.From).FirstOrDefault();
        return holiday is { } from && from.AddDays(-1) < last ? from.AddDays(-1) : last;
    }

    /// <summary>The boxes of the pattern applied last, so that it need not be ticked again.</summary>
    public async Task<List<string>> LastPattern(long familyId)
    {
        var patterns = await db.WeekPatterns.AsNoTracking().Include(p => p.Slots).Where(p => p.FamilyId == familyId).ToListAsync();
        return patterns.GroupBy(p => p.ChildId).Select(g => g.MaxBy(p => p.AppliedAt)!)
            .SelectMany(p => p.Slots.SelectMany(s => PatternBox.Weekdays(s.Weekdays), (s, day) => PatternBox.Write(p.ChildId, s.SlotId, day)))
            .ToList();
    }
}

/// <summary>A box of the pattern in a form: "12-3-1" is child 12, slot 3, Monday.</summary>
public static class PatternBox
{
    public static string Write(long childId, long slotId, int weekday) => string.Create(CultureInfo.InvariantCulture, $"{childId}-{slotId}-{weekday}");

    public static IEnumerable<int> Weekdays(Weekdays set) => Enumerable.Range(1, 7).Where(d => ((int)set & (1 << (d - 1))) != 0);

    public static IReadOnlyList<WantedSlot> Read(IEnumerable<string> boxes) => boxes
        .Select(b => b.Split('-') is [var child, var slot, [>= '1' and <= '7' and var day]]
            && long.TryParse(child, NumberStyles.None, CultureInfo.InvariantCulture, out var childId)
            && long.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var slotId)
                ? (childId, slotId, Day: 1 << (day - '1'))
                : default)
        .Where(b => b.childId > 0)
        .GroupBy(b => (b.childId, b.slotId))
        .Select(g => new WantedSlot(g.Key.childId, g.Key.slotId, (Weekdays)g.Aggregate(0, (set, b) => set | b.Day)))
        .ToList();
}
