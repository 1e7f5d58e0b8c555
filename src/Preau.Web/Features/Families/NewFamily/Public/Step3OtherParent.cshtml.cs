using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;
using Preau.Web.Security;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>The other parent of the household, if there is one. Whether that address is known is not said here.</summary>
public sealed class Step3OtherParentModel(NewFamilyDrafts drafts) : PageModel
{
    [BindProperty]
    public bool? HasOther { get; set; }

    [BindProperty]
    public AdultInput Input { get; set; } = new();

    public async Task<IActionResult> OnGet()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.OtherParent);
        if (answers is null) return this.SeeOther(elsewhere);
        HasOther = answers.HasOther;
        if (answers.Other is { } other) Input = AdultInput.Of(other);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.OtherParent);
        if (answers is null) return this.SeeOther(elsewhere);
        if (HasOther is null) ModelState.TryAddModelError(nameof(HasOther), "Répondez par oui ou par non.");
        if (HasOther == true) Input.Check(ModelState, nameof(Input));
        // An answer that is not asked for is not judged.
        else foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Input.", StringComparison.Ordinal))) ModelState.ClearValidationState(key);
        if (HasOther == true && Input.Email is { } email && SignInNames.Fold(email) == SignInNames.Fold(answers.Email))
            ModelState.TryAddModelError("Input.Email", "C’est votre propre adresse\u00A0: chacun a la sienne. Laissez vide si l’autre parent n’en a pas.");
        if (ModelState[nameof(HasOther)]?.Errors.Count > 0 || (HasOther == true && !ModelState.IsValid)) return this.Again();
        var other = HasOther == true ? Input.Data() : null;
        return this.SeeOther(await drafts.Keep(HttpContext, a => a with { HasOther = other is not null, Other = other }));
    }
}
