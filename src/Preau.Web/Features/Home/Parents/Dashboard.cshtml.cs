using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Requests;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Home.Parents;

/// <summary>What waits for the family, then the history of its requests.</summary>
public sealed class DashboardModel(CurrentGuardian guardian, DashboardQueries queries, RequestQueries requests, TownClock clock) : PageModel
{
    /// <summary>"en-cours", or the name of one state.</summary>
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? StateFilter { get; set; }

    [BindProperty(SupportsGet = true, Name = "enfant")]
    public long? ChildFilter { get; set; }

    public Dashboard Dashboard { get; private set; } = null!;

    public IReadOnlyList<RequestRow> All { get; private set; } = [];

    public IReadOnlyList<RequestRow> Shown { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public IEnumerable<RequestRow> ToComplete => All.Where(r => r.State == RequestState.Incomplete);

    public async Task OnGet()
    {
        Dashboard = await queries.Of(guardian.FamilyId);
        All = await requests.OfFamily(guardian.FamilyId);
        Shown = All
            .Where(r => ChildFilter is null || r.ChildId == ChildFilter)
            .Where(r => StateFilter switch
            {
                null or "" => true,
                "en-cours" => r.IsOpen,
                var name => Enum.TryParse<RequestState>(name, out var state) && r.State == state,
            })
            .ToList();
    }
}
