using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.CutOffs;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Activities.Staff;

public sealed record ActivityLine(Activity Activity, CutOffRule? Book, CutOffRule? Cancel);

/// <summary>What the town offers, with the options and limits in force today.</summary>
[Needs(StaffRight.Settings)]
public sealed class ActivitiesModel(PortalDb db, TownClock clock) : PageModel
{
    public IReadOnlyList<ActivityLine> Lines { get; private set; } = [];

    public async Task OnGet()
    {
        var activities = await db.Activities.AsNoTracking().OrderBy(a => a.Order).ToListAsync();
        var rules = (await db.CutOffRules.AsNoTracking().Include(r => r.Tiers).ToListAsync()).ToLookup(r => r.ActivityId);
        Lines = activities.ConvertAll(a => new ActivityLine(a, CutOffRule.InEffect(rules[a.Id], CutOffAction.Book, clock.Today), CutOffRule.InEffect(rules[a.Id], CutOffAction.Cancel, clock.Today)));
    }
}
