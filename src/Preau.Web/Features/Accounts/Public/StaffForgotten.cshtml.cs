using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Integrations.Mail;
using Preau.Web.Security;

namespace Preau.Web.Features.Accounts.Public;

/// <summary>An agent asks for a link to choose a new password; it never skips the second factor.</summary>
public sealed class StaffForgottenModel(AccountLinks links, AddressLimits limits) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public void OnGet()
    {
        // The page is the same for everyone.
    }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email) || !Outbox.IsAddress(Email.Trim()))
        {
            ModelState.AddModelError(nameof(Email), "Indiquez une adresse électronique complète, par exemple prenom@exemple.fr.");
            return this.Again();
        }
        if (limits.Wait(HttpContext.Connection.RemoteIpAddress) is not null)
        {
            ModelState.AddModelError("", "Trop de demandes depuis cette connexion. Réessayez dans une minute.");
            return this.Again();
        }
        limits.Failed(HttpContext.Connection.RemoteIpAddress);
        await links.MailTo(Audience.Staff, Email.Trim());
        TempData["Notice"] = "Si cette adresse est celle d’un compte, un lien valable une heure vient de partir.";
        return this.SeeOther("/gestion/connexion");
    }
}
