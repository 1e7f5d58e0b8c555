using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Documents;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Documents;
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
public sealed class DecideModel(CurrentStaff staff, DecideRequest decide, InboxQueries inbox, AdvanceEnrolments advance, EnrolmentQueries enrolments, Papers papers, TownSettings settings, PortalDb db, TownClock clock) : PageModel
{
    private const int LongestText = 2000;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

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

    /// <summary>What accepting will make of the wanted days, or what it made of them; null for what enrols nobody.</summary>
    public StepTaken? Days { get; private set; }

    public IReadOnlyList<StoredDocument> Given { get; private set; } = [];

    /// <summary>Questions of the enrolment, with the family's answers.</summary>
    public IReadOnlyList<(string Question, string Answer)> Answers { get; private set; } = [];

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

    public Task<IActionResult> OnPostAccept() => Act("La demande est acceptée, la famille est prévenue.", r => decide.Accept(r, staff.Actor, Version));

    public async Task<IActionResult> OnPostRefuse()
    {
        if (Reason?.Trim().Length > LongestText) return await Wrong(nameof(Reason), "Le motif dépasse 2\u00A0000 caractères\u00A0: raccourcissez-le.");
        if (!string.IsNullOrWhiteSpace(Reason)) return await Act("La demande est refusée, la famille est prévenue avec le motif.", r => decide.Refuse(r, staff.Actor, Version, Reason.Trim()));
        return await Wrong(nameof(Reason), "Indiquez le motif : la famille le lira.");
    }

    public async Task<IActionResult> OnPostAsk()
    {
        if (string.IsNullOrWhiteSpace(Missing)) return await Wrong(nameof(Missing), "Dites ce qui manque : la famille le lira.");
        if (Missing.Trim().Length > LongestText) return await Wrong(nameof(Missing), "Ce texte dépasse 2\u00A0000 caractères\u00A0: raccourcissez-le.");
        if (Until is not { } until || until < clock.Today) return await Wrong(nameof(Until), "Choisissez aujourd’hui ou un jour à venir.");
        return await Act("La famille est prévenue de ce qui manque.", r => decide.AskForMissing(r, staff.Actor, Version, Missing.Trim(), until));
    }

    private async Task<IActionResult> Act(string done, Func<FamilyRequest, Task<IReadOnlyList<Refusal>>> move)
    {
        IReadOnlyList<Refusal> refusals = [];
        var found = true;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            var request = await db.Requests.SingleOrDefaultAsync(r => r.Id == Id && r.State != RequestState.Draft);
            found = request is not null;
            if (request is null) return null;
            refusals = await move(request);
            return refusals.Count == 0 ? "/gestion/demandes" : null;
        });
        if (!found) return NotFound();
        if (result is not null)
        {
            TempData["Notice"] = await Told() is { } told ? $"{done} {told}" : done;
            return this.SeeOther(result);
        }
        await Load();
        foreach (var sentence in Decided() is { } decided ? [decided] : Refusals.Sentences(refusals)) ModelState.AddModelError("", sentence);
        return this.Again();
    }

    /// <summary>Somebody was faster: who, and when.</summary>
    private string? Decided() => Asked is { DecidedAt: { } at, DecidedBy: { } by }
        ? $"{by} a déjà {Asked.State switch { RequestState.Accepted => "accepté", RequestState.Refused => "refusé", _ => "retiré" }} cette demande le {French.DateAndTime(clock.ToLocal(at))}."
        : null;

    private async Task<string?> Told() =>
        await db.Requests.Where(r => r.Id == Id && r.Kind == RequestKind.Enrolment && r.State == RequestState.Accepted).Select(r => r.EnrolmentId).SingleOrDefaultAsync() is { } enrolment
            ? (await StepTaken.Read(db, [enrolment]))[0].Told?.Sentence(isDone: true)
            : null;

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
        Given = await papers.OfRequest(Id);
        if (request is { Kind: RequestKind.Enrolment, EnrolmentId: { } enrolment })
        {
            Answers = await enrolments.Answers(enrolment);
            Days = (request.State.IsOpen() ? await advance.Preview([enrolment], staff.Actor) : await StepTaken.Read(db, [enrolment])).FirstOrDefault();
        }
        Place = await inbox.Place(Id);
        var today = clock.Today;
        if (SeesIncome) Income = await db.IncomeRecords.AsNoTracking().Where(i => i.FamilyId == request.FamilyId && i.ValidFrom <= today).OrderByDescending(i => i.ValidFrom).FirstOrDefaultAsync();
        History = await db.History.AsNoTracking().Where(h => h.Subject == nameof(FamilyRequest) && h.SubjectId == Id).OrderByDescending(h => h.At).ThenByDescending(h => h.Id).ToListAsync();
        return true;
    }
}
