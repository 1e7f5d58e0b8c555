using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Integrations.SchoolCalendars;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Calendars.Staff;

/// <summary>The State's calendar, from its file or as Préau knows it: read, checked whole, compared with the town's, shown, and then applied in one go.</summary>
[Needs(StaffRight.Settings)]
public sealed class ImportModel(CurrentStaff staff, OpeningDaysQueries openings, CalendarImpacts impacts, ChangeCalendar change, PortalDb db, TownClock clock) : PageModel
{
    public sealed record ImportInput
    {
        public IFormFile? File { get; init; }

        /// <summary>Of a file that does not say its own.</summary>
        public SchoolZone? Zone { get; init; }
    }

    [BindProperty]
    public ImportInput Input { get; set; } = new();

    /// <summary>What was read, from the preview to the confirmation (<see cref="HolidayLines"/>).</summary>
    [BindProperty]
    public string? Lines { get; set; }

    [BindProperty]
    public string? Print { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<CalendarChange>? Changes { get; private set; }

    public CalendarImpact? Impact { get; private set; }

    /// <summary>What was left out and why, as sentences.</summary>
    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Zones { get; } = [new("Le fichier la donne", ""), .. Enum.GetValues<SchoolZone>().Select(z => new SelectListItem(CalendarWords.Of(z), z.ToString()))];

    public IActionResult OnGet() => Page();

    /// <summary>Reads a file and shows what it would change; nothing is saved.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (Input.File is null or { Length: 0 })
        {
            ModelState.AddModelError("Input.File", "Choisissez le fichier à lire.");
            return this.Again();
        }
        if (Input.File.Length > StateCalendarFile.MostBytes) return Wrong([.. StateCalendarFile.Read(new byte[StateCalendarFile.MostBytes + 1], null, clock.Zone).Problems]);
        using var content = new MemoryStream();
        await Input.File.CopyToAsync(content);
        var read = StateCalendarFile.Read(content.ToArray(), Input.Zone, clock.Zone);
        if (read.Problems.Count > 0) return Wrong(read.Problems);
        if (read.LeftOut > 0) LeftOut = [$"{French.Count(read.LeftOut, "ligne laissée", "lignes laissées")} de côté\u00A0: enseignants, rentrées."];
        return await Compare(read.Holidays.Select(h => new CalendarEntry(EntryKind.Holiday, null, 0, h.From, h.To, h.Name, h.Zone)));
    }

    /// <summary>The same with the calendar that travels with the product.</summary>
    public Task<IActionResult> OnPostKnown() => Compare(NationalCalendar.Holidays);

    public async Task<IActionResult> OnPostApply()
    {
        if (HolidayLines.Read(Lines) is not { } wanted)
        {
            ModelState.AddModelError("", "Ce qui a été lu du fichier est perdu ou a été changé. Choisissez le fichier de nouveau.");
            return this.Again();
        }
        Refusal? refusal = null;
        CalendarImpact? done = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            (refusal, done) = await change.Run(HolidayUpdate.Changes(await openings.Load(), wanted), Print, staff.Actor, Key);
            return refusal is null ? $"/gestion/calendrier?annee={SchoolYear.Of(wanted.Max(h => h.From)).FirstYear}" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = CalendarWords.Done("Le calendrier est à jour.", done);
            return this.SeeOther(result);
        }
        var page = await Compare(wanted);
        ModelState.AddModelError("", Refusals.Sentence(refusal!));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private async Task<IActionResult> Compare(IEnumerable<CalendarEntry> published)
    {
        var (town, first) = (await openings.Load(), SchoolYear.Of(clock.Today).FirstYear);
        var all = published.ToList();
        var wanted = all.FindAll(h => town.Zones.Contains(h.Zone!.Value) && SchoolYear.Of(h.From).FirstYear >= first);
        if (wanted.Count == 0)
        {
            return Wrong([new(0, all.Exists(h => town.Zones.Contains(h.Zone!.Value))
                ? "Ce fichier ne contient que des années passées."
                : $"Ce fichier ne parle pas de la zone de la commune ({French.And(town.Zones.Select(CalendarWords.Of))}).")]);
        }
        if (all.Count > wanted.Count) LeftOut = [.. LeftOut, $"{French.Count(all.Count - wanted.Count, "période laissée", "périodes laissées")} de côté\u00A0: autres zones, années passées."];
        Changes = HolidayUpdate.Changes(town, wanted);
        Impact = await impacts.Of(town, Changes);
        ModelState.SetModelValue(nameof(Print), Print = Impact.Print, Impact.Print);
        ModelState.SetModelValue(nameof(Lines), Lines = HolidayLines.Write(wanted), Lines);
        return Page();
    }

    private PageResult Wrong(IReadOnlyList<LineProblem> problems)
    {
        const int most = 12;
        foreach (var problem in problems.Take(most)) ModelState.AddModelError("Input.File", problem.ToString());
        if (problems.Count > most) ModelState.AddModelError("Input.File", $"Et {French.Count(problems.Count - most, "autre ligne", "autres lignes")}.");
        return this.Again();
    }
}
