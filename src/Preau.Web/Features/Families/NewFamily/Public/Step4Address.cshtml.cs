using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>The household's address. Changed later, it asks again for the enrolments, since residence decides of some.</summary>
public sealed class Step4AddressModel(NewFamilyDrafts drafts) : PageModel
{
    [BindProperty]
    public AddressInput Input { get; set; } = new();

    public async Task<IActionResult> OnGet()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.Address);
        if (answers is null) return this.SeeOther(elsewhere);
        if (answers.Address is { } address) Input = AddressInput.Of(address);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.Address);
        if (answers is null) return this.SeeOther(elsewhere);
        if (!ModelState.IsValid) return this.Again();
        var address = Input.Data();
        return this.SeeOther(await drafts.Keep(HttpContext, a => a.With(address)));
    }
}
