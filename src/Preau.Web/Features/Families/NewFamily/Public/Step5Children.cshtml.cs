using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Shared;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>The children told so far; the list is whole when the family says so.</summary>
public sealed class Step5ChildrenModel(NewFamilyDrafts drafts) : PageModel
{
    public const int Most = 15;

    public NewFamilyAnswers Answers { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } elsewhere) return this.SeeOther(elsewhere);
        return Answers.Children.Count == 0 ? this.SeeOther($"{NewFamilySteps.Path(NewFamilyStep.Children)}/1") : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } elsewhere) return this.SeeOther(elsewhere);
        return this.SeeOther(await drafts.Keep(HttpContext, a => a with { ChildrenTold = true }));
    }

    /// <param name="place">In the list, from 0.</param>
    /// <param name="nombre">How many children the page showed: the same button pressed twice takes one child out, not two.</param>
    public async Task<IActionResult> OnPostRetirer(int place, int nombre)
    {
        if (await Load() is { } elsewhere) return this.SeeOther(elsewhere);
        await drafts.Keep(HttpContext, a => a.Children.Count == nombre ? a.Without(place) : a);
        return this.SeeOther(NewFamilySteps.Path(NewFamilyStep.Children));
    }

    private async Task<string?> Load()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.Children);
        Answers = answers!;
        return answers is null ? elsewhere : null;
    }
}
