using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Campaigns.Staff;

/// <summary>Every period, and how its places are given.</summary>
[Needs(StaffRight.Settings | StaffRight.Bookings)]
public sealed class CampaignsModel(CampaignQueries campaigns, CurrentStaff staff, TownClock clock) : PageModel
{
    public IReadOnlyList<CampaignRow> Rows { get; private set; } = [];

    public bool MaySettle => staff.May(StaffRight.Settings);

    public DateOnly Today => clock.Today;

    public async Task OnGet() => Rows = await campaigns.All();
}
