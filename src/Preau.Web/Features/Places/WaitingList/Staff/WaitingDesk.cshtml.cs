using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList.Staff;

/// <summary>Every waiting list, by day and slot, and first whom to call: the answer is noted on the family's own page.</summary>
[Needs(StaffRight.Bookings)]
public sealed class WaitingDeskModel(WaitingDeskQueries desk, PortalDb db, TownClock clock) : PageModel
{
    /// <summary>The code of an activity; null: all.</summary>
    [BindProperty(SupportsGet = true, Name = "activite")]
    public string? Code { get; set; }

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public WaitingDesk Desk { get; private set; } = null!;

    public DateTime Local(DateTime instant) => clock.ToLocal(instant);

    public async Task<IActionResult> OnGet()
    {
        Activities = await db.Activities.AsNoTracking().OrderBy(a => a.Order).ToListAsync();
        var chosen = Activities.FirstOrDefault(a => a.Code == Code);
        if (!string.IsNullOrEmpty(Code) && chosen is null) return NotFound();
        Desk = await desk.Of(chosen?.Id);
        return Page();
    }
}
