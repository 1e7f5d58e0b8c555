using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Features.Accounts.Public;

/// <summary>Ends the session on the server and asks the browser to forget what it kept.</summary>
public sealed class SignOutModel(Sessions sessions, ILogger<SignOutModel> log) : PageModel
{
    public IActionResult OnGet() => this.SeeOther(IsStaff ? "/gestion/connexion" : "/connexion");

    public async Task<IActionResult> OnPost()
    {
        var audience = IsStaff ? Audience.Staff : Audience.Family;
        await sessions.End(HttpContext, audience);
        SecurityLog.SignedOut(log, audience);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        TempData["Notice"] = "Vous êtes déconnecté.";
        return this.SeeOther(IsStaff ? "/gestion/connexion" : "/connexion");
    }

    private bool IsStaff => Request.Path.StartsWithSegments("/gestion");
}
