using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>One child, at its place in the list: sent twice, it stands once.</summary>
public sealed class Step5ChildModel(NewFamilyDrafts drafts, FamilyQueries families, TownClock clock) : PageModel
{
    /// <summary>From 1; one more than the list has: a child to add.</summary>
    [BindProperty(SupportsGet = true)]
    public int Place { get; set; }

    [BindProperty]
    public ChildInput Input { get; set; } = new();

    /// <summary>Null for a child to add.</summary>
    public string? Name { get; private set; }

    public IReadOnlyList<SelectListItem> Schools { get; private set; } = [];

    private NewFamilyAnswers? Answers { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } elsewhere) return elsewhere;
        Input = Place <= Answers!.Children.Count ? ChildInput.Of(Answers.Children[Place - 1].Data) : new() { LastName = Answers.Children.Count > 0 ? Answers.Children[^1].Data.LastName : null };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } elsewhere) return elsewhere;
        Input.Check(ModelState, nameof(Input), Schools, clock.Today);
        if (!ModelState.IsValid) return this.Again();
        var data = Input.Data();
        if (Answers!.Children.Where((c, i) => i != Place - 1 && c.Data.BirthDate == data.BirthDate && SearchKeys.Fold(c.Data.FirstName) == SearchKeys.Fold(data.FirstName)).Any())
        {
            ModelState.AddModelError("Input.FirstName", "Cet enfant est déjà dans votre liste.");
            return this.Again();
        }
        await drafts.Keep(HttpContext, a => Place - 1 <= a.Children.Count ? a.With(Place - 1, data) : a);
        return this.SeeOther(NewFamilySteps.Path(NewFamilyStep.Children));
    }

    private async Task<IActionResult?> Load()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.Children);
        if (answers is null) return this.SeeOther(elsewhere);
        if (Place > answers.Children.Count + 1 || Place > Step5ChildrenModel.Most) return NotFound();
        Answers = answers;
        Name = Place <= answers.Children.Count ? answers.Children[Place - 1].Data.FirstName : null;
        Schools = await families.Schools();
        return null;
    }
}
