using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
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
        if (!this.MayMail(limits, Email)) return this.Again();
        await links.MailTo(Audience.Family, Email!.Trim());
        return this.SeeOther("/activation/envoye");
    }
}
