using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Security;

namespace Preau.Web.Features.CutOffs.Staff;

/// <summary>The rules of every activity, each with the link that changes it.</summary>
[Needs(StaffRight.Settings)]
public sealed class RulesModel(RulesInForce rules) : PageModel
{
    public IReadOnlyList<ServiceRules> Services { get; private set; } = [];

    public async Task OnGet() => Services = await rules.All(withEveryAction: true);
}
