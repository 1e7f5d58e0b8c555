using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Accounts.Public;

/// <summary>A family without reliable e-mail chooses its password with the code of a letter, once.</summary>
public sealed class PrintedCodeModel(AccountLinks links, ChoosePassword choose, Sessions sessions, AddressLimits limits, PortalDb db) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public void OnGet()
    {
        // The page is the same for everyone.
    }

    public async Task<IActionResult> OnPost()
    {
        var address = HttpContext.Connection.RemoteIpAddress;
        if (limits.Wait(address) is not null)
        {
            ModelState.AddModelError("", "Trop d’essais depuis cette connexion. Réessayez dans une minute.");
            return this.Again();
        }
        if (await links.FindPrinted(Code) is not { Account: { } account } token)
        {
            limits.Failed(address);
            ModelState.AddModelError(nameof(Code), "Ce code ne convient pas, a déjà servi ou est trop ancien. Vérifiez-le, ou demandez-en un autre au service.");
            return this.Again();
        }
        if (choose.Problem(Password, account.Email) is { } problem)
        {
            ModelState.AddModelError(nameof(Password), problem);
            return this.Again();
        }
        var used = await db.InOneTransaction(async () =>
        {
            if (!await links.Use(token)) return false;
            await choose.Set(account, Password!, new Actor(ActorKind.Guardian, account.Id, account.SignInName));
            return true;
        });
        if (!used) return this.SeeOther("/activation/code");
        await sessions.Open(HttpContext, account, stays: false, withSecondFactor: false);
        return this.SeeOther("/tableau-de-bord");
    }
}
