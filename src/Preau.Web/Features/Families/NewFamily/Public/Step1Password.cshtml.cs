using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Accounts;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>Which password will open the account. Only its hash is kept; blank keeps the one chosen before.</summary>
public sealed class Step1PasswordModel(NewFamilyDrafts drafts, ChoosePassword choose, PasswordHasher hasher) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    public string Email { get; private set; } = "";

    public bool IsChosen { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() is { } elsewhere ? this.SeeOther(elsewhere) : Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } elsewhere) return this.SeeOther(elsewhere);
        if (IsChosen && string.IsNullOrEmpty(Password)) return this.SeeOther(await drafts.Keep(HttpContext, a => a));
        if (choose.Problem(Password, Email) is { } problem)
        {
            ModelState.AddModelError(nameof(Password), problem);
            return this.Again();
        }
        var hash = await hasher.Hash(Password!);
        return this.SeeOther(await drafts.Keep(HttpContext, a => a with { PasswordHash = hash }));
    }

    private async Task<string?> Load()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.Password);
        (Email, IsChosen) = (answers?.Email ?? "", answers?.PasswordHash is not null);
        return answers is null ? elsewhere : null;
    }
}
