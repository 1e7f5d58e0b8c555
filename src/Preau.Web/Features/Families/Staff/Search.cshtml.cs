using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Features.Families.Staff;

/// <summary>Finds a family. The search is posted: no name stands in an address or a log.</summary>
[Needs(FindFamilies.Rights)]
public sealed class SearchModel(CurrentStaff staff, FindFamilies find) : PageModel
{
    [BindProperty]
    [Line(120)]
    public string? Text { get; set; }

    public bool MayCreate => staff.May(StaffRight.Families);

    public IReadOnlyList<FoundFamily>? Found { get; private set; }

    public void OnGet()
    {
        // An empty box.
    }

    public async Task<IActionResult> OnPost()
    {
        if ((Text ?? "").Trim().Length < FindFamilies.LeastTyped) ModelState.TryAddModelError(nameof(Text), "Écrivez au moins deux lettres ou un numéro.");
        if (!ModelState.IsValid) return this.Again();
        Found = await find.Run(Text, staff);
        return Page();
    }
}
