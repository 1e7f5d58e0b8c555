using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Activities;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Attendance.Staff;

/// <summary>Who comes to a site on a day, slot by slot: absences told, who collects, and health for those who may see it.</summary>
[Needs(SiteDays.Rights)]
public sealed class DayListModel(DayListQueries queries, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "lieu")]
    public long? SiteId { get; set; }

    [BindProperty(SupportsGet = true, Name = "jour")]
    public string? AskedDay { get; set; }

    /// <summary>One slot only; null, or one that nobody has booked: all.</summary>
    [BindProperty(SupportsGet = true, Name = "formule")]
    public long? SlotId { get; set; }

    public DateOnly Day { get; private set; }

    public IReadOnlyList<ListedSite> Sites { get; private set; } = [];

    public ListedSite Site { get; private set; } = null!;

    public IReadOnlyList<DaySlot> Slots { get; private set; } = [];

    public IEnumerable<DaySlot> Shown => Slots.Where(s => SlotId is null || s.Id == SlotId);

    public DateOnly? Previous { get; private set; }

    public DateOnly? Next { get; private set; }

    public DateOnly Today => clock.Today;

    public bool IsSchool => Site.Kind == SiteKind.School;

    public async Task<IActionResult> OnGet()
    {
        Day = DateOnly.TryParseExact(AskedDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : clock.Today;
        Sites = await queries.Sites(Day);
        // Unless asked for, a site where somebody comes.
        if ((SiteId is null ? Sites.FirstOrDefault(s => s.Booked > 0) ?? Sites.FirstOrDefault() : Sites.FirstOrDefault(s => s.Id == SiteId)) is not { } site) return NotFound();
        Site = site;
        Slots = await queries.On(site, Day);
        if (Slots.All(s => s.Id != SlotId)) SlotId = null;
        (Previous, Next) = await queries.Around(site.Id, Day);
        return Page();
    }

    public string Address(DateOnly day, long? slot = null) => $"/gestion/presences?lieu={Site.Id}&jour={day:yyyy-MM-dd}{(slot is null ? "" : $"&formule={slot}")}";
}
