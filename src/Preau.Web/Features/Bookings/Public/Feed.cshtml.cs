using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Accounts;
using Preau.Web.Security;

namespace Preau.Web.Features.Bookings.Public;

/// <summary>A guardian's private calendar, for whoever has its address; one that is over says so and leads on.</summary>
public sealed class FeedModel(CalendarFeeds feeds, FeedCalendar calendar, AddressLimits limits) : PageModel
{
    public bool IsOver { get; private set; }

    public async Task<IActionResult> OnGet(string key)
    {
        var address = HttpContext.Connection.RemoteIpAddress;
        if (limits.Wait(address) is not null) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await feeds.Find(key) is not { } found)
        {
            limits.Failed(address);
            return NotFound();
        }
        if (found.IsOver)
        {
            IsOver = true;
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        Response.Headers.CacheControl = "private, max-age=3600";
        return Content(await calendar.Write(found.Feed), "text/calendar; charset=utf-8");
    }
}
