using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Features.Accounts.Public;

/// <summary>A family signs in with its e-mail and password.</summary>
public sealed class SignInModel(SignIn signIn, Sessions sessions) : PageModel
{
    public sealed record SignInInput
    {
        public string? Email { get; init; }

        public string? Password { get; init; }

        public bool Stays { get; init; }
    }

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = LocalPath.Parameter)]
    public string? Return { get; set; }

    public IActionResult OnGet() => CurrentGuardian.From(User) is null ? Page() : this.SeeOther(LocalPath.Or(Return, "/tableau-de-bord"));

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Input.Email)) ModelState.AddModelError("Input.Email", "Indiquez votre adresse électronique.");
        if (string.IsNullOrEmpty(Input.Password)) ModelState.AddModelError("Input.Password", "Indiquez votre mot de passe.");
        if (!ModelState.IsValid) return this.Again();
        var tried = await signIn.Check(HttpContext, Audience.Family, Input.Email, Input.Password);
        if (tried.Account is not { } account)
        {
            ModelState.AddModelError("", SignInWords.Refused(tried.Wait));
            return this.Again();
        }
        await sessions.Open(HttpContext, account, Input.Stays, withSecondFactor: false);
        return this.SeeOther(LocalPath.Or(Return, "/tableau-de-bord"));
    }
}
