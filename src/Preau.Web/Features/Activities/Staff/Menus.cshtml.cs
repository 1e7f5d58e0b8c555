using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Activities.Staff;

/// <summary>Menus come from a file: it is read whole, what it changes is shown, then it is put in force.</summary>
[Needs(StaffRight.Settings)]
public sealed class MenusModel(CurrentStaff staff, MenuQueries menus, ImportMenus import, PortalDb db, TownClock clock) : PageModel
{
    public const string Address = "/gestion/menus";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The text of the file, from the preview to the confirmation.</summary>
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<DayMenu> Menus { get; private set; } = [];

    public MenuChanges? Changes { get; private set; }

    public async Task OnGet() => Menus = await menus.Of(new DateRange(clock.Today.MondayOfWeek(), clock.Today.AddDays(35)));

    public async Task<IActionResult> OnPost()
    {
        var text = await Content();
        if (text is not null && await Read(text) is { } lines)
        {
            Changes = await import.Preview(lines);
            ModelState.SetModelValue(nameof(Text), Text = text, text);
            return Page();
        }
        await OnGet();
        return this.Again();
    }

    public async Task<IActionResult> OnPostApply()
    {
        if (Text is null || await Read(Text) is not { } lines)
        {
            if (ModelState.IsValid) ModelState.AddModelError(nameof(Upload), "Ce qui a été lu du fichier est perdu. Choisissez-le de nouveau.");
            await OnGet();
            return this.Again();
        }
        var done = await import.Run(lines, staff.Actor, Key, Address);
        TempData["Notice"] = done is null or { ChangesSomething: false } ? "Ces menus étaient déjà en place." : $"{French.Capital(French.Count(done.New.Count + done.Replaced.Count, "menu mis en place", "menus mis en place"))}.";
        return this.SeeOther(Address);
    }

    private async Task<string?> Content()
    {
        if (Upload is null or { Length: 0 }) ModelState.AddModelError(nameof(Upload), "Choisissez le fichier des menus.");
        else if (Upload.Length > MenuFile.MostBytes) ModelState.AddModelError(nameof(Upload), "Ce fichier est trop grand pour des menus\u00A0: 500 ko au plus.");
        if (!ModelState.IsValid) return null;
        using var content = new MemoryStream();
        await Upload!.CopyToAsync(content);
        if (MenuFile.Decode(content.ToArray()) is { } text) return text;
        ModelState.AddModelError(nameof(Upload), "Ce fichier n’est pas en UTF-8. Enregistrez-le depuis le tableur sous «\u00A0CSV UTF-8\u00A0».");
        return null;
    }

    private async Task<IReadOnlyList<MenuLine>?> Read(string text)
    {
        var (lines, problems) = MenuFile.Read(text, await db.Sites.Select(s => s.Code).ToHashSetAsync());
        foreach (var problem in problems.Take(12))
            ModelState.AddModelError(nameof(Upload), string.Create(CultureInfo.CurrentCulture, $"Ligne {problem.Line}{(problem.Column.Length > 0 ? $", {problem.Column}" : "")}\u00A0: {problem.Sentence}"));
        if (problems.Count > 12) ModelState.AddModelError(nameof(Upload), $"Et {French.Count(problems.Count - 12, "autre problème", "autres problèmes")}.");
        return problems.Count == 0 ? lines : null;
    }
}
