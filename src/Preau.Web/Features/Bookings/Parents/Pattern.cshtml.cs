using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings.Parents;

/// <summary>The week pattern over a "période de calcul": choose, preview every day, then book what is possible.</summary>
public class PatternModel(ActsFor acts, PatternQueries queries, PreviewPattern preview, ApplyPattern apply, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    /// <summary>Ticked boxes, "child-slot-weekday" with the weekday as 1 (Monday) to 7.</summary>
    [BindProperty(Name = "case")]
    public List<string> Ticked { get; set; } = [];

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<PatternChild> Children { get; private set; } = [];

    public PatternPreview? Preview { get; private set; }

    public DateRange? Days { get; private set; }

    public async Task OnGet()
    {
        Children = await queries.Children(acts.FamilyId);
        (From, To) = (clock.Today.AddDays(1), queries.DefaultEnd(Children, clock.Today));
        Ticked = await queries.LastPattern(acts.FamilyId);
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Wanted() is { } wanted) Preview = await preview.Run(acts.FamilyId, wanted, clock.UtcNow);
        else Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostApply()
    {
        var arrival = clock.UtcNow;
        if (await Wanted() is not { } wanted)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var (result, booked, refused) = await apply.Run(acts.FamilyId, acts.Actor, wanted, Key, arrival);
        TempData["Notice"] = booked + refused == 0 ? Submission.AlreadyDone : $"Semaine type appliquée\u00A0: {French.Count(booked, "jour réservé", "jours réservés")}{(refused > 0 ? $", {French.Count(refused, "jour n’a", "jours n’ont")} pas pu l’être" : "")}.";
        return this.SeeOther(acts.At(result!));
    }

    private async Task<WantedWeek?> Wanted()
    {
        Children = await queries.Children(acts.FamilyId);
        if (From is null) ModelState.TryAddModelError(nameof(From), "Indiquez le premier jour.");
        if (To is null) ModelState.TryAddModelError(nameof(To), "Indiquez le dernier jour.");
        if (From is { } from && To is { } to)
        {
            if (to < from) ModelState.AddModelError(nameof(To), "La fin vient avant le début. Corrigez l’une des deux dates.");
            else if (from < clock.Today) ModelState.AddModelError(nameof(From), "Le début est passé. Choisissez aujourd’hui ou un jour à venir.");
            else if (to.DayNumber - from.DayNumber > PreviewPattern.LongestDays) ModelState.AddModelError(nameof(To), "La période dépasse une année scolaire. Rapprochez la fin.");
            else Days = new DateRange(from, to);
        }
        var slots = PatternBox.Read(Ticked);
        if (slots.Count == 0) ModelState.AddModelError("", Refusals.Sentence(new(RefusalCode.NoDayWanted)));
        return ModelState.IsValid && Days is { } days ? new WantedWeek(slots, days) : null;
    }
}
