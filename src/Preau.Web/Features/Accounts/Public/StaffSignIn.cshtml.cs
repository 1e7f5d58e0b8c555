using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Features.Accounts.Public;

/// <summary>An agent signs in here and nowhere else: name and password, then the code of the authenticator.</summary>
public sealed class StaffSignInModel(SignIn signIn, SecondFactor factor, SignInDelays delays, Sessions sessions) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Proof that the password was right, for five minutes.</summary>
    [BindProperty]
    public string? Half { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = LocalPath.Parameter)]
    public string? Return { get; set; }

    public bool AsksForCode { get; private set; }

    public IActionResult OnGet() => CurrentStaff.From(User) is null ? Page() : this.SeeOther(LocalPath.Or(Return, "/gestion"));

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), "Indiquez votre adresse électronique.");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Indiquez votre mot de passe.");
        if (!ModelState.IsValid) return this.Again();
        var tried = await signIn.Check(HttpContext, Audience.Staff, Email, Password);
        if (tried.Account is not { } account)
        {
            ModelState.AddModelError("", SignInWords.Refused(tried.Wait));
            return this.Again();
        }
        if (account.HasSecondFactor)
        {
            AsksForCode = true;
            ModelState.Clear();
            Half = factor.HalfSignedIn(account);
            return Page();
        }
        await sessions.Open(HttpContext, account, stays: false, withSecondFactor: false);
        return this.SeeOther(LocalPath.Or(Return, "/gestion"));
    }

    public async Task<IActionResult> OnPostCode()
    {
        if (await factor.FromHalf(Half) is not { } account)
        {
            ModelState.Clear();
            ModelState.AddModelError("", "Les cinq minutes pour donner le code sont passées. Recommencez avec votre mot de passe.");
            return this.Again();
        }
        AsksForCode = true;
        var key = SignInDelays.Key(Audience.Staff, account.SignInName, "code");
        if (await delays.Take(key) is { } wait)
        {
            ModelState.AddModelError(nameof(Code), SignInWords.Refused(wait));
            return this.Again();
        }
        if (!await factor.Check(account, Code))
        {
            ModelState.AddModelError(nameof(Code), "Ce code ne convient pas, ou il a déjà servi. Attendez le suivant et recopiez-le.");
            return this.Again();
        }
        await delays.Forget(key);
        await sessions.Open(HttpContext, account, stays: false, withSecondFactor: true);
        return this.SeeOther(LocalPath.Or(Return, "/gestion"));
    }
}
