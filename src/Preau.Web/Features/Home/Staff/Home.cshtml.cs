using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Home.Staff;

public sealed record SiteDay(string Site, int Booked, int Absences);

/// <summary>The staff's first page: what waits, and the day site by site.</summary>
[AnyStaff]
public sealed class HomeModel(CurrentStaff staff, InboxQueries inbox, PortalDb db, TownClock clock) : PageModel
{
    public IReadOnlyList<InboxRow> Waiting { get; private set; } = [];

    public IReadOnlyList<SiteDay> Sites { get; private set; } = [];

    public DateTime Now => clock.LocalNow;

    public bool SeesRequests => staff.May(StaffRight.Requests);

    public async Task OnGet()
    {
        if (SeesRequests) Waiting = (await inbox.Open(null, null, null)).Where(r => r.State == RequestState.Sent).ToList();
        if (!staff.May(StaffRight.Bookings) && !staff.May(StaffRight.Attendance)) return;
        var today = clock.Today;
        var sites = staff.Sites.ToList();
        Sites = (await (
            from booking in db.Bookings
            join site in db.Sites on booking.SiteId equals site.Id
            where booking.Day == today && (sites.Count == 0 || sites.Contains(site.Id))
            group booking by site.Name into day
            orderby day.Key
            select new { day.Key, Booked = day.Count(), Absences = day.Count(b => b.AbsenceToldAt != null) }).ToListAsync()).ConvertAll(s => new SiteDay(s.Key, s.Booked, s.Absences));
    }
}
