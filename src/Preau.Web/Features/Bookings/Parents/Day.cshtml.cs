using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Values;
using Preau.Web.Features.Activities;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Bookings.Parents;

/// <summary>One day: what stands in each box, every reason why one is closed, and the menu.</summary>
public class DayModel(ActsFor acts, DayQueries days, MenuQueries menus, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true, Name = "le")]
    public DateOnly? Asked { get; set; }

    public DateOnly Day => Asked ?? clock.Today;

    public IReadOnlyList<(string Child, IReadOnlyList<DayBox> Boxes)> Children { get; private set; } = [];

    public IReadOnlyList<DayMenu> Menus { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!ModelState.IsValid) return NotFound();
        Children = await days.Of(acts.FamilyId, Day, clock.UtcNow, acts.ByStaff);
        Menus = await menus.Of(new DateRange(Day, Day));
        return Page();
    }
}
