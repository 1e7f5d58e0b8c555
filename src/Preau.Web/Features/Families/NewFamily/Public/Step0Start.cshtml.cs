using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
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
        if (!this.MayMail(limits, Email)) return this.Again();
        await prove.MailTo(Email!.Trim());
        return this.SeeOther($"{NewFamilySteps.Start}/envoye");
    }
}
