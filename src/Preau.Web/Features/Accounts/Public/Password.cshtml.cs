using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Accounts.Public;

/// <summary>Chooses a password through a mailed link. Opening the link uses nothing up; sending the form does, once.</summary>
public sealed class PasswordModel(AccountLinks links, OldLinks oldLinks, ChoosePassword choose, Sessions sessions, PortalDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "jeton")]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public string Email { get; private set; } = "";

    public bool IsUsable { get; private set; }

    /// <summary>What became of a link that serves no more, where it was one of ours.</summary>
    public OldLink? Old { get; private set; }

    public Audience Audience => Request.Path.StartsWithSegments("/gestion") ? Audience.Staff : Audience.Family;

    public async Task OnGet()
    {
        var found = await links.Find(Audience, Token);
        (IsUsable, Email) = (found is not null, found?.Account?.Email ?? "");
        if (!IsUsable) await Gone();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await links.Find(Audience, Token) is not { Account: { } account } token) return await Gone();
        (IsUsable, Email) = (true, account.Email ?? "");
        if (choose.Problem(Password, account.Email) is { } problem)
        {
            ModelState.AddModelError(nameof(Password), problem);
            return this.Again();
        }
        var used = await db.InOneTransaction(async () =>
        {
            if (!await links.Use(token)) return false;
            await choose.Set(account, Password!, new Actor(Audience == Audience.Staff ? ActorKind.Staff : ActorKind.Guardian, account.Id, account.Email ?? "Compte"));
            return true;
        });
        if (!used) return await Gone();
        if (Audience == Audience.Staff && account.HasSecondFactor) return this.SeeOther("/gestion/connexion");
        await sessions.Open(HttpContext, account, stays: false, withSecondFactor: false);
        return this.SeeOther(Audience == Audience.Staff ? "/gestion/double-authentification" : "/tableau-de-bord");
    }

    /// <summary>Another link for whoever holds an old one, without typing anything.</summary>
    public async Task<IActionResult> OnPostAgain()
    {
        if (!await oldLinks.MailAgain(Audience, Token)) return this.SeeOther(Audience == Audience.Staff ? "/gestion/mot-de-passe-oublie" : "/activation");
        if (Audience == Audience.Family) return this.SeeOther("/activation/envoye");
        TempData["Notice"] = "Un nouveau lien vient de partir.";
        return this.SeeOther("/gestion/connexion");
    }

    private async Task<PageResult> Gone()
    {
        Old = await oldLinks.Find(Audience, Token);
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
