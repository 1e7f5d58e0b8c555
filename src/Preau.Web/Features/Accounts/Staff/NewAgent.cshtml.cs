using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Accounts.Staff;

/// <summary>What <c>_AgentForm</c> shows.</summary>
public interface IAgentForm
{
    AgentInput Input { get; }

    IReadOnlyList<Choice> Sites { get; }
}

/// <summary>Invites an agent by mail.</summary>
[Needs(StaffRight.Administration)]
public sealed class NewAgentModel(CurrentStaff staff, InviteAgent invite, AgentQueries agents, PortalDb db, TownClock clock) : PageModel, IAgentForm
{
    [BindProperty]
    public AgentInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<Choice> Sites { get; private set; } = [];

    public async Task OnGet() => Sites = await agents.Sites();

    public async Task<IActionResult> OnPost()
    {
        Sites = await agents.Sites();
        if (Input.Sites.Exists(s => Sites.All(known => known.Value != $"{s}"))) return NotFound();
        var email = (Input.Email ?? "").Trim();
        if (InviteAgent.AddressProblem(email) is { } wrong && ModelState[$"{nameof(Input)}.{wrong.Field}"] is not { Errors.Count: > 0 })
            ModelState.AddModelError($"{nameof(Input)}.{wrong.Field}", wrong.Sentence);
        if (!ModelState.IsValid) return this.Again();

        AgentProblem? problem = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            problem = await invite.New(email, Input.Work(), staff.Actor);
            return problem is null ? "/gestion/agents" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = $"L’invitation de {Input.Work().Name} est en route vers {email}. Son lien sert une fois, pendant sept jours.";
            return this.SeeOther(result);
        }

        ModelState.AddModelError($"{nameof(Input)}.{problem!.Field}", problem.Sentence);
        return this.Again();
    }
}
