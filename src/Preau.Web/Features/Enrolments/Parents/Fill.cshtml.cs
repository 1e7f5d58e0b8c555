using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Documents;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments.Parents;

/// <summary>Site, dates, wanted days, papers and answers of an enrolment that is being filled. Everything given is kept in the draft.</summary>
public class FillModel(ActsFor acts, EnrolmentQueries queries, DocumentStore documents, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public long? SiteId { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty]
    public EnrolmentRhythm Rhythm { get; set; }

    [BindProperty(Name = "case")]
    public List<string> Ticked { get; set; } = [];

    /// <summary>Named: without a question on the page, the binder would else read every field of the form as an answer.</summary>
    [BindProperty(Name = nameof(Answers))]
    public Dictionary<long, string?> Answers { get; set; } = [];

    public OpenDraft Open { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is null) return NotFound();
        var (wanted, activity) = (Open.Wanted, Open.Activity);
        SiteId = wanted.SiteId ?? (Open.Sites.Count == 1 ? Open.Sites[0].Id : null);
        From = wanted.From ?? (activity.From > clock.Today ? activity.From : clock.Today.AddDays(1));
        To = wanted.To ?? activity.To;
        Rhythm = wanted.Rhythm;
        Ticked = [.. wanted.Days.SelectMany(d => PatternBox.Weekdays(d.Weekdays), (d, day) => PatternBox.Write(Open.Child.Id, d.SlotId, day))];
        Answers = wanted.Answers.ToDictionary(a => a.Key, a => (string?)a.Value);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is null) return NotFound();
        await KeepPapers();
        foreach (var (question, text) in Answers.Where(a => a.Value is { Length: > 1000 }))
            ModelState.AddModelError($"Answers[{question}]", $"Cette réponse a {text!.Length} caractères\u00A0: 1 000 au plus. Raccourcissez-la.");
        if (Open.Sites.All(s => s.Id != SiteId)) ModelState.AddModelError(nameof(SiteId), "Choisissez un lieu.");
        if (From is null && !ModelState.ContainsKey(nameof(From))) ModelState.AddModelError(nameof(From), "Indiquez le premier jour.");
        if (To is null && !ModelState.ContainsKey(nameof(To))) ModelState.AddModelError(nameof(To), "Indiquez le dernier jour.");
        var days = PatternBox.Read(Ticked).Where(d => d.ChildId == Open.Child.Id && Open.Activity.Slots.Exists(s => s.Id == d.SlotId)).Select(d => new AskedDays(d.SlotId, d.Weekdays)).ToList();
        Open.Save(
            Open.Wanted with
            {
                SiteId = SiteId,
                From = From,
                To = To,
                Rhythm = Rhythm,
                Days = days,
                Answers = Answers.Where(a => a.Value is { Length: > 0 and <= 1000 }).ToDictionary(a => a.Key, a => a.Value!.Trim()),
            },
            clock);
        await db.SaveChangesAsync();
        if (From is { } from && To is { } to)
        {
            foreach (var refusal in EnrolmentEligibility.JudgeDates(Open.Activity, from, to, days.Count > 0, clock.Today))
                ModelState.AddModelError(refusal.Code switch { RefusalCode.EndBeforeStart => nameof(To), RefusalCode.StartInThePast => nameof(From), _ => "" }, Refusals.Sentence(refusal));
        }
        return ModelState.IsValid ? this.SeeOther(acts.At($"/inscriptions/brouillons/{Id}/verifier")) : this.Again();
    }

    // Read from the form: the binder finds no keys of a dictionary among files.
    private async Task KeepPapers()
    {
        foreach (var kind in Open.Activity.RequiredDocuments.Select(d => d.Code))
        {
            if (Request.Form.Files.GetFile($"Papers[{kind}]") is not { } file || file is { Length: 0, FileName: "" }) continue;
            if (DocumentStore.Problem(file) is { } problem) ModelState.AddModelError($"Papers[{kind}]", problem);
            else await documents.Keep(file, kind, acts.FamilyId, Open.Child.Id, Id);
        }
    }

    private async Task<OpenDraft?> Load() =>
        await OpenDraft.Load(db, queries, acts.FamilyId, Id) is { } open ? Open = open : null;
}
