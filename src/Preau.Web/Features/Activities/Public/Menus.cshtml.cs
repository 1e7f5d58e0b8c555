using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Hosting;

namespace Preau.Web.Features.Activities.Public;

/// <summary>The menus of a week with their allergens; everybody may read them.</summary>
public sealed class MenusModel(MenuQueries menus, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "semaine")]
    public string? Asked { get; set; }

    public DateOnly Monday =>
        (DateOnly.TryParseExact(Asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100 ? day : clock.Today).MondayOfWeek();

    public IReadOnlyList<DayMenu> Menus { get; private set; } = [];

    public async Task OnGet() => Menus = await menus.Of(new DateRange(Monday, Monday.AddDays(6)));
}
