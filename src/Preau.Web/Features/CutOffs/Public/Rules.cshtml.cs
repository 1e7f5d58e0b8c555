using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Preau.Web.Features.CutOffs.Public;

/// <summary>Until when one may book, cancel and change, for every activity: in force, with examples, and what changes.</summary>
public sealed class RulesModel(RulesInForce rules) : PageModel
{
    public IReadOnlyList<ServiceRules> Services { get; private set; } = [];

    public async Task OnGet() => Services = await rules.All();
}
