using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Features.Accounts.Parents;

/// <summary>Signs out one of the parent's devices; their list stands with the details.</summary>
public sealed class DevicesModel(CurrentGuardian guardian, Sessions sessions) : PageModel
{
    [BindProperty(Name = "appareil")]
    public long Device { get; set; }

    public IActionResult OnGet() => this.SeeOther("/mes-coordonnees");

    public async Task<IActionResult> OnPost()
    {
        if (!await sessions.EndOne(guardian.AccountId, Device)) return NotFound();
        TempData["Notice"] = "Cet appareil est déconnecté.";
        return this.SeeOther("/mes-coordonnees");
    }
}
