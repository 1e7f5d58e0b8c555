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

    /// <summary>"Demain, 9 h 00", "4 décembre"; the year only when it is another.</summary>
    public string Soon(Todo todo) => todo switch
    {
        { Due: null } => "Dès que possible",
        { At: { } time, Due: { } day } when day <= Today.AddDays(1) => $"{(day == Today ? "Aujourd’hui" : "Demain")}, {French.Time(time)}",
        { Due: { } day } => French.PlainDate(day, Today),
    };

    /// <summary>"vendredi, dans 10 jours"; the date where the time stands above.</summary>
    public string InDays(Todo todo) => todo switch
    {
        { Due: null } => "",
        { At: not null, Due: { } day } when day <= Today.AddDays(1) => French.DayAndMonth(day),
        { Due: { } day } => InDays(day),
    };

    private string InDays(DateOnly day) => (day.DayNumber - Today.DayNumber) switch
    {
        0 => "aujourd’hui",
        1 => $"demain, {French.DayName(day.DayOfWeek)}",
        < 0 => $"depuis {French.Count(Today.DayNumber - day.DayNumber, "jour")}",
        var days => $"{French.DayName(day.DayOfWeek)}, dans {French.Count(days, "jour")}",
    };

    /// <summary>What waits for the family, the nearest limit first.</summary>
    public IReadOnlyList<Todo> Todos { get; private set; } = [];

    public async Task OnGet()
    {
        Dashboard = await queries.Of(guardian.FamilyId);
        All = await requests.OfFamily(guardian.FamilyId);
        Todos = Dashboard.Todos
            .Concat(All.Where(r => r.State == RequestState.Incomplete).Select(r => new Todo(r.MissingUntil, r.Title, $"À compléter\u00A0: {r.Missing}", "Compléter", $"/demandes/{r.Id}")))
            .OrderBy(t => t.Due ?? DateOnly.MinValue).ThenBy(t => t.At ?? TimeOnly.MaxValue)
            .ToList();
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
