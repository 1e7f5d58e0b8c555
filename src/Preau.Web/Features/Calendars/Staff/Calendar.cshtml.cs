using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Calendars.Staff;

/// <summary>The school year of the town at a glance: holidays, public holidays, closures, moved days, and their history.</summary>
[Needs(StaffRight.Settings)]
public sealed class CalendarModel(OpeningDaysQueries openings, CalendarNames names, PortalDb db, TownClock clock) : PageModel
{
    private static readonly string[] Subjects = [nameof(SchoolHolidayRow), nameof(Closure), nameof(LocalDay)];

    /// <summary>First civil year of the school year; null: the current one.</summary>
    [BindProperty(SupportsGet = true, Name = "annee")]
    public int? FirstYear { get; set; }

    public TownCalendar Town { get; private set; } = null!;

    public CalendarYear Year { get; private set; } = null!;

    public IReadOnlyList<SchoolYear> Years { get; private set; } = [];

    public IReadOnlyList<CalendarLine> Lines { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    /// <summary>The last day known of the shown year; null: nothing of it is published.</summary>
    public DateOnly? KnownTo { get; private set; }

    public DateOnly Today => clock.Today;

    public DateTime Local(DateTime utc) => clock.ToLocal(utc);

    public IEnumerable<CalendarLine> Of(EntryKind kind) => Lines.Where(l => l.Entry.Kind == kind);

    public async Task<IActionResult> OnGet()
    {
        Town = await openings.Load();
        var current = SchoolYear.Of(clock.Today);
        var last = Math.Max(current.FirstYear + 1, Town.Holidays.Select(h => SchoolYear.Of(h.From).FirstYear).DefaultIfEmpty(0).Max());
        Years = [.. Enumerable.Range(current.FirstYear - 1, last - current.FirstYear + 2).Select(y => new SchoolYear(y))];
        var shown = new SchoolYear(FirstYear ?? current.FirstYear);
        if (!Years.Contains(shown)) return NotFound();

        Year = CalendarYear.Of(Town, shown);
        KnownTo = SchoolCalendar.Published(Town.HolidaysOf(Town.Zone)).Where(y => y.From == shown.Days.From).Select(y => (DateOnly?)y.To).SingleOrDefault();
        await names.Load();
        Lines = [.. Town.Holidays.Select(CalendarEntry.Of).Concat(Town.Closures.Select(CalendarEntry.Of)).Concat(Town.LocalDays.Select(CalendarEntry.Of))
            .Where(e => e.Days.Overlaps(shown.Days)).OrderBy(e => e.From).Select(names.Line)];
        History = await db.History.AsNoTracking().Where(h => Subjects.Contains(h.Subject) || (h.Subject == nameof(TownSetting) && h.Summary.StartsWith("Calendrier, "))).OrderByDescending(h => h.At).ThenByDescending(h => h.Id).Take(12).ToListAsync();
        return Page();
    }
}
