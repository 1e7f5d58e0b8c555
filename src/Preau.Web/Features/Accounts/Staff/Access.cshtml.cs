using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Features.Accounts.Staff;

/// <summary>An agent's own access: password, second factor, devices.</summary>
[AnyStaff]
public sealed class AccessModel(CurrentStaff staff, ChangePassword change, Sessions sessions) : PageModel
{
    private const string Here = "/gestion/mon-acces";

    [BindProperty]
    public string? PresentPassword { get; set; }

    [BindProperty]
    public string? WantedPassword { get; set; }

    [BindProperty(Name = "appareil")]
    public long Device { get; set; }

    public bool HasSecondFactor => User.HasClaim(c => c.Type == Claims.SecondFactor);

    public void OnGet()
    {
        // What it shows is read from the sign-in.
    }

    public async Task<IActionResult> OnPost()
    {
        if (await change.Run(staff.AccountId, staff.SessionId, new(PresentPassword, WantedPassword), staff.Actor) is { } wrong)
        {
            ModelState.AddModelError($"{wrong.Field}Password", wrong.Sentence);
            return this.Again();
        }
        TempData["Notice"] = "Votre mot de passe est changé. Vos autres appareils sont déconnectés.";
        return this.SeeOther(Here);
    }

    public async Task<IActionResult> OnPostEnd()
    {
        if (!await sessions.EndOne(staff.AccountId, Device)) return NotFound();
        TempData["Notice"] = "Cet appareil est déconnecté.";
        return this.SeeOther(Here);
    }
}
