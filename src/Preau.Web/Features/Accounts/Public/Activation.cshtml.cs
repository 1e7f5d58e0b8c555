using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Integrations.Mail;
using Preau.Web.Security;

namespace Preau.Web.Features.Accounts.Public;

/// <summary>Asks for the link that lets one choose a password. The answer is the same for every address.</summary>
public sealed class ActivationModel(AccountLinks links, AddressLimits limits) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public bool IsForgotten => Request.Path == "/mot-de-passe-oublie";

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
        await links.MailTo(Audience.Family, Email.Trim());
        return this.SeeOther("/activation/envoye");
    }
}
