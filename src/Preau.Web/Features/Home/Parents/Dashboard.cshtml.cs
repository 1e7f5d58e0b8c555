using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Requests;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Texts;

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

    /// <summary>"4 décembre"; the year only when it is another.</summary>
    public string Soon(DateOnly day) => French.PlainDate(day, Today);

    /// <summary>"vendredi, dans 10 jours".</summary>
    public string InDays(DateOnly day) => (day.DayNumber - Today.DayNumber) switch
    {
        0 => "aujourd’hui",
        1 => $"demain, {French.DayName(day.DayOfWeek)}",
        < 0 => $"depuis {French.Count(Today.DayNumber - day.DayNumber, "jour")}",
        var days => $"{French.DayName(day.DayOfWeek)}, dans {French.Count(days, "jour")}",
    };

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
