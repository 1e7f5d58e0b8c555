using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Documents;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Documents;
using Preau.Web.Features.Families.NewFamily;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Requests.Parents;

/// <summary>One request of the family: what was asked, where it stands; the answer to what is missing, or the withdrawal.</summary>
public class RequestModel(ActsFor acts, RequestQueries queries, DecideRequest decide, DocumentStore documents, Papers papers, CorrectNewFamily correct, NewFamilyDrafts drafts, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    /// <summary>Name of the field with the files of an answer.</summary>
    public const string PapersField = "Papers";

    private const int MostPapers = 5;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public IReadOnlyList<StoredDocument> Given { get; private set; } = [];

    public FamilyRequest Asked { get; private set; } = null!;

    public RequestPreview Preview { get; private set; } = null!;

    /// <summary>The file was refused with this request, and its sender may correct it and send it again.</summary>
    public bool CanCorrect { get; private set; }

    public DateOnly Today => clock.Today;

    public string SentOn => French.DateAndTime(clock.ToLocal(Asked.SentAt));

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAnswer()
    {
        if (!await Load()) return NotFound();
        // A browser sends an empty part for a field without a file.
        var files = Request.HasFormContentType ? Request.Form.Files.GetFiles(PapersField).Where(f => f.FileName.Length > 0).ToList() : [];
        if (files.Select(DocumentStore.Problem).FirstOrDefault(p => p is not null) is { } problem) ModelState.AddModelError(PapersField, problem);
        if (files.Count > MostPapers) ModelState.AddModelError(PapersField, $"Joignez {MostPapers} fichiers au plus.");
        if (string.IsNullOrWhiteSpace(Answer) && files.Count == 0) ModelState.AddModelError(nameof(Answer), "Écrivez votre réponse, même en quelques mots, ou joignez un document.");
        else if (Answer?.Length > 2000) ModelState.AddModelError(nameof(Answer), "Votre réponse dépasse 2 000 caractères\u00A0: raccourcissez-la.");
        if (!ModelState.IsValid) return Again();
        return await Act(acts.ByStaff ? "La réponse est enregistrée\u00A0: la demande revient en haut de la pile." : "Votre réponse est transmise au service.", request => Reply(request, files));
    }

    private async Task<IReadOnlyList<Refusal>> Reply(FamilyRequest request, IReadOnlyList<IFormFile> files)
    {
        var answer = string.IsNullOrWhiteSpace(Answer) ? "Voir les pièces jointes." : Answer.Trim();
        var refusals = await decide.Answer(request, acts.Actor, Version, answer);
        if (refusals.Count > 0) return refusals;
        foreach (var file in files)
        {
            var paper = await documents.Keep(file, Papers.Answer, request.FamilyId, request.ChildId);
            (paper.RequestId, paper.EnrolmentId) = (request.Id, request.EnrolmentId);
        }
        return [];
    }

    public async Task<IActionResult> OnPostWithdraw() =>
        await Load() ? await Act(acts.ByStaff ? "La demande est retirée, la famille est prévenue." : "Votre demande est retirée.", request => decide.Withdraw(request, acts.Actor, Version)) : NotFound();

    public async Task<IActionResult> OnPostCorrect()
    {
        if (!await Load()) return NotFound();
        if (!CanCorrect || await correct.Answers(acts.FamilyId, acts.GuardianId!.Value) is not { } answers) return this.SeeOther($"/demandes/{Id}");
        return this.SeeOther(NewFamilySteps.Path(await drafts.Begin(HttpContext, answers)));
    }

    private async Task<IActionResult> Act(string done, Func<FamilyRequest, Task<IReadOnlyList<Refusal>>> move)
    {
        IReadOnlyList<Refusal> refusals = [];
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            refusals = await move(await queries.Of(acts.FamilyId).SingleAsync(r => r.Id == Id));
            return refusals.Count == 0 ? acts.Back("/tableau-de-bord") : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = done;
            return this.SeeOther(result);
        }
        await Load();
        foreach (var sentence in Refusals.Sentences(refusals)) ModelState.AddModelError("", sentence);
        return Again();
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> Load()
    {
        var found = await queries.Of(acts.FamilyId).AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id && r.State != RequestState.Draft);
        if (found is null) return false;
        Asked = found;
        Preview = await decide.EffectOf(found).Preview(found);
        Given = await papers.OfRequest(Id);
        CanCorrect = found.Kind == RequestKind.NewFamily && found.GuardianId is { } sender && sender == acts.GuardianId && (await correct.Refused(acts.FamilyId))?.Id == Id;
        return true;
    }
}
