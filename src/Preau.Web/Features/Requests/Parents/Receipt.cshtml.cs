using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Security;

namespace Preau.Web.Features.Requests.Parents;

/// <summary>The electronic receipt of a request, as it was given.</summary>
public class ReceiptModel(ActsFor acts, RequestQueries queries) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public string Receipt { get; private set; } = "";

    public async Task<IActionResult> OnGet()
    {
        var found = await queries.Of(acts.FamilyId).Where(r => r.Id == Id).Select(r => r.Receipt).SingleOrDefaultAsync();
        if (found is null) return NotFound();
        Receipt = found;
        return Page();
    }
}
