using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Requests;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments.Parents;

/// <summary>Check your answers, then send: the receipt follows.</summary>
public class CheckModel(ActsFor acts, EnrolmentQueries queries, SendEnrolment send, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public OpenDraft Open { get; private set; } = null!;

    public IReadOnlyList<Refusal> Obstacles { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await OpenDraft.Load(db, queries, acts.FamilyId, Id) is not { } open) return NotFound();
        if (open.Wanted is not { SiteId: not null, From: not null, To: not null }) return this.SeeOther(acts.At($"/inscriptions/brouillons/{Id}"));
        Open = open;
        Obstacles = await send.Judge(open.Wanted, acts.FamilyId, Id);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        IReadOnlyList<Refusal> refusals = [];
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            if (await queries.Draft(acts.FamilyId, Id).SingleOrDefaultAsync() is not { } draft) return null;
            var sent = await send.Run(draft, acts.FamilyId, acts.GuardianId, acts.Actor);
            refusals = sent.Refusals;
            return sent.Request is { } request ? RequestLinks.Sent(acts, request.Id) : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = RequestLinks.SentNotice(acts);
            return this.SeeOther(result);
        }
        if (await OpenDraft.Load(db, queries, acts.FamilyId, Id) is not { } open) return NotFound();
        if (open.Wanted is not { SiteId: not null, From: not null, To: not null }) return this.SeeOther(acts.At($"/inscriptions/brouillons/{Id}"));
        (Open, Obstacles) = (open, refusals);
        foreach (var sentence in Refusals.Sentences(refusals)) ModelState.AddModelError("", sentence);
        return this.Again();
    }
}
