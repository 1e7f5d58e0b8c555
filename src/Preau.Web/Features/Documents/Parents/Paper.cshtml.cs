using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Security;

namespace Preau.Web.Features.Documents.Parents;

/// <summary>A paper that the family gave, to take back.</summary>
public sealed class PaperModel(CurrentGuardian guardian, Papers papers) : PageModel
{
    public async Task<IActionResult> OnGet(long id) => papers.Download(await papers.Of(guardian.FamilyId, id));
}
