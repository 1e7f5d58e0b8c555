using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts.Staff;

/// <summary>One agent: rights, sites, invitation, blocking, and what was done.</summary>
[Needs(StaffRight.Administration)]
public sealed class AgentModel(CurrentStaff staff, AgentQueries agents, ChangeAgent change, InviteAgent invite, PortalDb db, TownClock clock) : PageModel, IAgentForm
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public AgentInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public AgentRow Shown { get; private set; } = null!;

    public IReadOnlyList<Choice> Sites { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public bool IsMe => Id == staff.StaffMemberId;

    public DateTime Local(DateTime utc) => clock.ToLocal(utc);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        var agent = Shown.Agent;
        Input = new()
        {
            Name = agent.Name,
            Rights = [.. StaffRights.Each(agent.Rights)],
            Sites = [.. agent.Sites.Select(s => s.SiteId)],
            Version = agent.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load() || Input.Sites.Exists(s => Sites.All(known => known.Value != $"{s}"))) return NotFound();
        return ModelState.IsValid ? await Act("Les droits sont enregistrés.", () => change.Save(Id, Input.Version, Input.Work(), staff)) : this.Again();
    }

    public Task<IActionResult> OnPostBlock() => WithoutForm("Le compte est bloqué\u00A0: l’agent est dehors.", () => change.Block(Id, Input.Version, staff));

    public Task<IActionResult> OnPostUnblock() => WithoutForm("Le compte est débloqué.", () => change.Unblock(Id, Input.Version, staff));

    public Task<IActionResult> OnPostInvite() => WithoutForm("L’invitation est repartie. Son lien sert une fois, pendant sept jours\u00A0; les précédents ne servent plus.", () => invite.Again(Id, staff.Actor));

    private async Task<IActionResult> WithoutForm(string done, Func<Task<AgentProblem?>> act)
    {
        ModelState.Clear();
        return await Load() ? await Act(done, act) : NotFound();
    }

    private async Task<IActionResult> Act(string done, Func<Task<AgentProblem?>> act)
    {
        AgentProblem? problem = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            problem = await act();
            return problem is null ? $"/gestion/agents/{Id}" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = done;
            return this.SeeOther(result);
        }

        ModelState.AddModelError(problem!.Field.Length == 0 ? "" : $"{nameof(Input)}.{problem.Field}", problem.Sentence);
        await ShowWhatChanged();
        return this.Again();
    }

    /// <summary>Somebody else was faster: what stands now is said, and what was typed may be saved over it knowingly.</summary>
    private async Task ShowWhatChanged()
    {
        await Load();
        if (Shown.Agent.Version == Input.Version) return;
        ModelState.AddModelError("", $"En vigueur maintenant\u00A0: {Shown.Agent.Name}, {RightWords.List(Shown.Agent.Rights)}, {(Shown.Sites.Count == 0 ? "tous les lieux" : French.And(Shown.Sites))}.");
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        Input = Input with { Version = Shown.Agent.Version };
    }

    private async Task<bool> Load()
    {
        if (await agents.Find(Id) is not { } found) return false;
        (Shown, Sites, History) = (found, await agents.Sites(), await agents.History(Id));
        return true;
    }
}
