using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>The one who fills the file, and how to be reached.</summary>
public sealed class Step2MeModel(NewFamilyDrafts drafts) : PageModel
{
    [BindProperty]
    public AdultInput Input { get; set; } = new();

    public async Task<IActionResult> OnGet()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.Me);
        if (answers is null) return this.SeeOther(elsewhere);
        if (answers.Me is { } me) Input = AdultInput.Of(me);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.Me);
        if (answers is null) return this.SeeOther(elsewhere);
        Input.Check(ModelState, nameof(Input));
        if (string.IsNullOrWhiteSpace(Input.Mobile) && string.IsNullOrWhiteSpace(Input.Home)) ModelState.TryAddModelError("Input.Mobile", "Indiquez un téléphone au moins\u00A0: en cas d’urgence, c’est vous que nous appelons.");
        if (!ModelState.IsValid) return this.Again();
        var me = Input.Data() with { Email = null };
        return this.SeeOther(await drafts.Keep(HttpContext, a => a with { Me = me }));
    }
}
