using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>Check your answers, then send: the account exists, its owner is signed in and reads the receipt.</summary>
public sealed class Step7CheckModel(NewFamilyDrafts drafts, SendNewFamily send, Sessions sessions, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public NewFamilyAnswers Answers { get; private set; } = null!;

    public (IReadOnlyDictionary<long, string> Schools, IReadOnlyDictionary<long, string> Activities) Names { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } elsewhere) return this.SeeOther(elsewhere);
        foreach (var problem in await send.Problems(Answers)) ModelState.AddModelError("", problem);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        IReadOnlyList<string> problems = [];
        long? sender = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            // Sent from another tab meanwhile: the dashboard shows it.
            if (await drafts.Of(HttpContext) is not { } draft) return "/tableau-de-bord";
            var sent = await send.Run(draft);
            (problems, sender) = (sent.Problems, sent.Request?.GuardianId);
            return sent.Request is { } request ? $"/demandes/{request.Id}/accuse" : null;
        });
        if (result is null)
        {
            if (await Load() is { } elsewhere) return this.SeeOther(elsewhere);
            foreach (var problem in problems) ModelState.AddModelError("", problem);
            return this.Again();
        }
        if (sender is { } guardian)
        {
            NewFamilyDrafts.Leave(HttpContext);
            if (CurrentGuardian.From(User) is null) await sessions.Open(HttpContext, await db.Accounts.SingleAsync(a => a.GuardianId == guardian), stays: false, withSecondFactor: false);
            TempData["Notice"] = "Votre dossier est envoyé. En voici l’accusé de réception.";
        }
        return this.SeeOther(result);
    }

    private async Task<string?> Load()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.Check);
        if (answers is null) return elsewhere;
        Answers = answers;
        Names = (
            await db.Sites.Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id, s => s.Name),
            await db.Activities.Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => a.Name));
        return null;
    }
}
