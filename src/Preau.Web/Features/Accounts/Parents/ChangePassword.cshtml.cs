using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Features.Accounts.Parents;

/// <summary>A parent who is signed in changes the password.</summary>
public sealed class ChangePasswordModel(CurrentGuardian guardian, ChangePassword change) : PageModel
{
    [BindProperty]
    public string? PresentPassword { get; set; }

    [BindProperty]
    public string? WantedPassword { get; set; }

    public void OnGet()
    {
        // The page is the same for everyone.
    }

    public async Task<IActionResult> OnPost()
    {
        if (await change.Run(guardian.AccountId, guardian.SessionId, new(PresentPassword, WantedPassword), guardian.Actor) is { } wrong)
        {
            ModelState.AddModelError($"{wrong.Field}Password", wrong.Sentence);
            return this.Again();
        }
        TempData["Notice"] = "Votre mot de passe est changé. Vos autres appareils sont déconnectés.";
        return this.SeeOther("/mes-coordonnees");
    }
}
