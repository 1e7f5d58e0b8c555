using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Integrations.Mail;
using Preau.Web.Security;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>A new family gives its e-mail. The answer is the same for every address, known or not.</summary>
public sealed class Step0StartModel(ProveEmail prove, NewFamilyDrafts drafts, AddressLimits limits) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Where this browser's own draft goes on; null when it has none.</summary>
    public string? Standing { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (CurrentGuardian.From(User) is not null) return this.SeeOther("/tableau-de-bord");
        if (await drafts.Of(HttpContext) is { } draft) Standing = NewFamilySteps.Path(NewFamilyDrafts.Read(draft).Next);
        return Page();
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
        await prove.MailTo(Email.Trim());
        return this.SeeOther($"{NewFamilySteps.Start}/envoye");
    }
}
