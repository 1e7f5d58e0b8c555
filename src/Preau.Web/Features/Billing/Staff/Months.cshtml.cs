using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing.Staff;

/// <summary>The months of the school year, régie by régie: to compute, to issue, issued.</summary>
[Needs(StaffRight.Money)]
public sealed class MonthsModel(BillingQueries billing, PortalDb db, TownClock clock) : PageModel
{
    public IReadOnlyList<MonthRow> Rows { get; private set; } = [];

    /// <summary>Payments that somebody must look at.</summary>
    public int Alerts { get; private set; }

    public DateOnly Today => clock.Today;

    public async Task OnGet()
    {
        Rows = await billing.Months(SchoolYear.Of(Today).Days.From, Charging.MonthOf(Today));
        Alerts = await db.PaymentAttempts.CountAsync(a => a.Alert != null);
    }
}
