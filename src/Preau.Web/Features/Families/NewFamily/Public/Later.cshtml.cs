using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>Stops for now: the answers are kept, and the next person at this device sees none of them.</summary>
public sealed class LaterModel : PageModel
{
    public void OnGet()
    {
        // The page is the same for everyone.
    }

    public IActionResult OnPost()
    {
        NewFamilyDrafts.Leave(HttpContext);
        return this.SeeOther($"{NewFamilySteps.Start}/plus-tard");
    }
}
