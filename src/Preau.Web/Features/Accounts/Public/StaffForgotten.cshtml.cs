using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
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
        if (!this.MayMail(limits, Email)) return this.Again();
        await links.MailTo(Audience.Staff, Email!.Trim());
        TempData["Notice"] = "Si cette adresse est celle d’un compte, un lien valable une heure vient de partir.";
        return this.SeeOther("/gestion/connexion");
    }
}
