using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings.Parents;

/// <summary>The week pattern over a "période de calcul": choose, preview every day, then book what is possible. Patterns are kept by name.</summary>
public class PatternModel(ActsFor acts, PatternQueries queries, PreviewPattern preview, ApplyPattern apply, ForgetPattern forget, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty]
    public PatternInput Input { get; set; } = new();

    /// <summary>The fingerprint of the preview that is agreed to.</summary>
    [BindProperty(Name = "apercu")]
    public string? Agreed { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<PatternChild> Children { get; private set; } = [];

    public IReadOnlyList<PatternPeriod> Periods { get; private set; } = [];

    public IReadOnlyList<KeptPattern> Kept { get; private set; } = [];

    public KeptPattern? Shown => Kept.FirstOrDefault(k => k.Pattern.Id == Input.PatternId);

    public IReadOnlyCollection<string> Ticked { get; private set; } = [];

    /// <summary>Said when no day is ticked.</summary>
    public string? NoDay => ModelState[$"{nameof(Input)}.{nameof(Input.Ticked)}"]?.Errors.FirstOrDefault()?.ErrorMessage;

    public WantedWeek? Wanted { get; private set; }

    public PatternPreview? Preview { get; private set; }

    /// <summary>Last month's bookings can be repeated.</summary>
    public DateOnly LastMonth => new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(-1);

    public DateOnly Today => clock.Today;

    /// <summary>Civil time of the town.</summary>
    public DateTime Now => clock.LocalNow;

    /// <param name="modele">A kept pattern, 0 for a new one; null: the one applied last.</param>
    /// <param name="comme">A month, "2026-10", whose bookings fill a new one.</param>
    public async Task<IActionResult> OnGet(long? modele, string? comme)
    {
        await Load();
        var shown = modele is null && comme is null ? Kept.FirstOrDefault() : Kept.FirstOrDefault(k => k.Pattern.Id == modele);
        if (shown is null && modele is > 0) return NotFound();
        Input = shown is null
            ? new() { Period = Periods.Count > 0 ? Periods[0].Code : null, CountedFrom = clock.Today.MondayOfWeek().AddDays(7) }
            : PatternInput.Of(shown.Pattern, clock.Today);
        if (DateOnly.TryParseExact(comme, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) Input = Input with { Ticked = await queries.LikeMonth(acts.FamilyId, month) };
        Ticked = Input.Ticked;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Read()) return this.Again();
        Preview = await preview.Run(acts.FamilyId, Wanted!, clock.UtcNow);
        return Page();
    }

    public async Task<IActionResult> OnPostApply()
    {
        var arrival = Arrival.Of(HttpContext);
        if (!await Read()) return this.Again();
        var done = await apply.Run(acts.FamilyId, acts.GuardianId, acts.Actor, Input.Order(Wanted!, Agreed), Key, arrival);
        if (done.Result is { } result)
        {
            TempData["Notice"] = done.Preview is null ? Submission.AlreadyDone : Sentence(done);
            if (done is { RunId: { } run, Booked: > 0 }) TempData["NoticeLink"] = new[] { acts.At(BookingLinks.UndoPattern(run)), "Annuler cette application" };
            return this.SeeOther(acts.At(result));
        }
        Preview = await preview.Run(acts.FamilyId, Wanted!, arrival);
        ModelState.AddModelError("", done.IsStale
            ? "Cette semaine type a été changée ou supprimée entre-temps\u00A0: rouvrez-la pour voir ce qui a changé. Rien n’a été réservé."
            : "Depuis votre aperçu, une place, une limite ou une réservation a changé. Voici l’aperçu à jour\u00A0: rien n’a encore été réservé.");
        return this.Again();
    }

    public async Task<IActionResult> OnPostForget()
    {
        var result = Input.PatternId is { } id ? await forget.Run(acts.FamilyId, id, acts.Actor, Key) : null;
        if (result is null) return NotFound();
        TempData["Notice"] = "Semaine type supprimée. Les jours réservés le restent.";
        return this.SeeOther(acts.At(result));
    }

    private async Task Load()
    {
        Children = await queries.Children(acts.FamilyId);
        Periods = await queries.Periods(Children);
        Kept = await queries.Kept(acts.FamilyId);
    }

    private async Task<bool> Read()
    {
        await Load();
        Input = Input with { Ticked = Input.AllTicked(Children), Same = [] };
        Ticked = Input.Ticked;
        if (Periods.Count == 0) ModelState.AddModelError("", Refusals.Sentence(new(RefusalCode.NotEnrolled)));
        else Wanted = Input.Read(ModelState, nameof(Input), Periods, clock.Today);
        return Wanted is not null;
    }

    private static string Sentence(PatternApplied done)
    {
        string[] parts =
        [
            French.Count(done.Booked, "jour réservé", "jours réservés"),
            done.Removed > 0 ? French.Count(done.Removed, "jour annulé", "jours annulés") : "",
            done.Asked > 0 ? French.Count(done.Asked, "jour demandé au service", "jours demandés au service") : "",
            done.Waiting > 0 ? French.Count(done.Waiting, "jour sur la liste d’attente", "jours sur la liste d’attente") : "",
            done.Refused > 0 ? $"{French.Count(done.Refused, "jour n’a", "jours n’ont")} pas pu l’être" : "",
        ];
        return $"Semaine type appliquée\u00A0: {string.Join(", ", parts.Where(p => p.Length > 0))}.";
    }
}
