using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Enrolments;
using Preau.Web.Features.Families;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Requests.Staff;

/// <summary>One request: then, now and asked; the family at a glance; what accepting will change; the three answers.</summary>
[Needs(StaffRight.Requests)]
public sealed class DecideModel(CurrentStaff staff, DecideRequest decide, InboxQueries inbox, Enclosures enclosures, TownSettings settings, PortalDb db, TownClock clock) : PageModel
{
    private const int LongestText = 2000;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>What stood in the file when the page was shown.</summary>
    [BindProperty(Name = "vu")]
    public string? Seen { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Missing { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public FamilyRequest Asked { get; private set; } = null!;

    public RequestPreview Preview { get; private set; } = null!;

    public Enclosed Enclosed { get; private set; } = null!;

    public Family Family { get; private set; } = null!;

    public IReadOnlyList<string> Children { get; private set; } = [];

    /// <summary>Null when the request is decided.</summary>
    public InboxPlace? Place { get; private set; }

    public int AgeDays => (int)(clock.UtcNow - Asked.SentAt).TotalDays;

    public bool SeesIncome => staff.Sees(FamilyThing.Income);

    public IncomeRecord? Income { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public string SentOn => French.DateAndTime(clock.ToLocal(Asked.SentAt));

    public DateTime Local(DateTime utc) => clock.ToLocal(utc);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Until = clock.Today.AddDays(settings.Number("demandes.delai_complement_jours", 15));
        return Page();
    }

    public Task<IActionResult> OnPostAccept() => Act("La demande est acceptée, la famille est prévenue.", Accept);

    // Nothing is overwritten unseen: the page is shown again with its three columns.
    private async Task<IReadOnlyList<Refusal>> Accept(FamilyRequest request) =>
        request.State.IsOpen() && (await decide.EffectOf(request).Preview(request)).Stands != Seen?.ReplaceLineEndings("\n") ? [new(RefusalCode.Stale)] : await decide.Accept(request, staff.Actor, Version);

    public async Task<IActionResult> OnPostRefuse()
    {
        if (Reason?.Trim().Length > LongestText) return await Wrong(nameof(Reason), "Le motif dépasse 2\u00A0000 caractères\u00A0: raccourcissez-le.");
        if (!string.IsNullOrWhiteSpace(Reason)) return await Act("La demande est refusée, la famille est prévenue avec le motif.", r => decide.Refuse(r, staff.Actor, Version, Reason.Trim()));
        return await Wrong(nameof(Reason), "Indiquez le motif\u00A0: la famille le lira.");
    }

    public async Task<IActionResult> OnPostAsk()
    {
        if (string.IsNullOrWhiteSpace(Missing)) return await Wrong(nameof(Missing), "Dites ce qui manque\u00A0: la famille le lira.");
        if (Missing.Trim().Length > LongestText) return await Wrong(nameof(Missing), "Ce texte dépasse 2\u00A0000 caractères\u00A0: raccourcissez-le.");
        if (Until is not { } until || until < clock.Today) return await Wrong(nameof(Until), "Choisissez aujourd’hui ou un jour à venir.");
        return await Act("La famille est prévenue de ce qui manque.", r => decide.AskForMissing(r, staff.Actor, Version, Missing.Trim(), until));
    }

    private async Task<IActionResult> Act(string done, Func<FamilyRequest, Task<IReadOnlyList<Refusal>>> move)
    {
        IReadOnlyList<Refusal> refusals = [];
        var (found, ran, told) = (true, false, (string?)null);
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            var request = await db.Requests.SingleOrDefaultAsync(r => r.Id == Id && r.State != RequestState.Draft);
            found = request is not null;
            if (request is null) return null;
            refusals = await move(request);
            if (refusals.Count > 0) return null;
            // Read before the act is saved: nothing may fail once it is.
            await db.SaveChangesAsync();
            (ran, told) = (true, await StepTaken.ToldOf(db, Id));
            return "/gestion/demandes";
        });
        if (!found) return NotFound();
        if (result is not null)
        {
            if (!ran) told = await StepTaken.ToldOf(db, Id);
            TempData["Notice"] = told is null ? done : $"{done} {told}";
            return this.SeeOther(result);
        }
        await Load();
        foreach (var sentence in RequestWords.Decided(Asked, clock.ToLocal) is { } decided ? [decided] : Refusals.Sentences(refusals)) ModelState.AddModelError("", sentence);
        return this.Again();
    }

    private async Task<IActionResult> Wrong(string field, string sentence)
    {
        if (!await Load()) return NotFound();
        ModelState.AddModelError(field, sentence);
        return this.Again();
    }

    private async Task<bool> Load()
    {
        if (await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id && r.State != RequestState.Draft) is not { } request) return false;
        Asked = request;
        Family = await db.Families.AsNoTracking().Include(f => f.Guardians).SingleAsync(f => f.Id == request.FamilyId);
        Children = await db.FamilyChildren.Where(m => m.FamilyId == request.FamilyId).OrderBy(m => m.Child.BirthDate).Select(m => m.Child.FirstName).ToListAsync();
        Preview = await decide.EffectOf(request).Preview(request);
        Enclosed = await enclosures.Of(request, staff.Actor);
        Place = await inbox.Place(Id);
        var today = clock.Today;
        if (SeesIncome) Income = await db.IncomeRecords.AsNoTracking().Where(i => i.FamilyId == request.FamilyId && i.ValidFrom <= today).OrderByDescending(i => i.ValidFrom).FirstOrDefaultAsync();
        History = await db.History.AsNoTracking().Where(h => h.Subject == nameof(FamilyRequest) && h.SubjectId == Id).OrderByDescending(h => h.At).ThenByDescending(h => h.Id).ToListAsync();
        return true;
    }
}
