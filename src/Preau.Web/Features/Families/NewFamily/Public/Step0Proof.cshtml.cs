using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>The mailed link proves the address. Opening it uses nothing up; the button does, once, and begins the draft or finds it again.</summary>
public sealed class Step0ProofModel(ProveEmail prove, NewFamilyDrafts drafts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "jeton")]
    public string? Token { get; set; }

    /// <summary>The proved address; null when the link serves no more.</summary>
    public string? Email { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Email = (await prove.Find(Token))?.Email;
        return Email is null ? await Gone() : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await prove.Find(Token) is not { } token || !await prove.Use(token)) return await Gone();
        return this.SeeOther(NewFamilySteps.Path(await drafts.Begin(HttpContext, new() { Email = token.Email! })));
    }

    // The browser that used the link goes on where it was.
    private async Task<IActionResult> Gone()
    {
        if (await drafts.Of(HttpContext) is { } draft) return this.SeeOther(NewFamilySteps.Path(NewFamilyDrafts.Read(draft).Next));
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
