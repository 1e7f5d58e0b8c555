using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Domain.Calendars;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Calendars.Staff;

/// <summary>One line of the calendar: what it touches is shown first; confirming does it all in one go, or nothing.</summary>
[Needs(StaffRight.Settings)]
public sealed class EntryModel(CurrentStaff staff, OpeningDaysQueries openings, CalendarNames names, CalendarImpacts impacts, ChangeCalendar change, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "quoi")]
    public string Word { get; set; } = "";

    /// <summary>0: a new line.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public EntryInput Input { get; set; } = new();

    /// <summary>The line is to be taken out of the calendar.</summary>
    [BindProperty]
    public bool Remove { get; set; }

    /// <summary>Of the impact that was shown.</summary>
    [BindProperty]
    public string? Print { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public EntryKind Kind { get; private set; }

    /// <summary>The line as stored; null: a new one.</summary>
    public CalendarLine? Stands { get; private set; }

    public CalendarImpact? Impact { get; private set; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"/gestion/calendrier/{Word}/{Id}");

    public IReadOnlyList<SelectListItem> Sites => [new("Tous les lieux", ""), .. names.Sites.OrderBy(s => s.Value, StringComparer.CurrentCulture).Select(s => Item(s.Value, s.Key))];

    public IReadOnlyList<SelectListItem> Activities => [new(Kind == EntryKind.Opening ? "Choisissez" : "Toutes les activités", ""), .. names.Activities.Select(a => Item(a.Name, a.Id))];

    public IReadOnlyList<SelectListItem> Zones { get; } = [.. Enum.GetValues<SchoolZone>().Select(z => new SelectListItem(CalendarWords.Of(z), z.ToString()))];

    public IReadOnlyList<SelectListItem> Weekdays { get; } = [new("Choisissez", ""), .. Enumerable.Range(1, 6).Select(d => new SelectListItem(French.Capital(French.DayName((DayOfWeek)d)), ((DayOfWeek)d).ToString()))];

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is not { } town) return NotFound();
        Input = Stands is { } line ? EntryInput.Of(line.Entry) : new() { Zone = town.Zone };
        return Page();
    }

    /// <summary>Shows what it would do; nothing is saved.</summary>
    public async Task<IActionResult> OnPost() => await Preview() ?? Page();

    /// <summary>Shows what taking the line out would do.</summary>
    public async Task<IActionResult> OnGetRemove()
    {
        if (await Load() is not { } town || Stands is null) return NotFound();
        (Remove, Input) = (true, EntryInput.Of(Stands.Entry));
        Impact = await impacts.Of(town, [new(Stands.Entry, null)]);
        Print = Impact.Print;
        return Page();
    }

    public async Task<IActionResult> OnPostApply()
    {
        if (await db.Earlier(Key) is { } earlier)
        {
            TempData["Notice"] = "C’est enregistré.";
            return this.SeeOther(earlier);
        }
        var shown = Print;
        if (await Preview() is { } wrong) return wrong;
        Refusal? refusal = null;
        CalendarImpact? done = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            (refusal, done) = await change.Run(Changes(), shown, staff.Actor, Key);
            return refusal is null ? $"/gestion/calendrier?annee={SchoolYear.Of((Remove ? Stands!.Entry : Changes()[0].After!).From).FirstYear}" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = CalendarWords.Done("C’est enregistré.", done);
            return this.SeeOther(result);
        }
        var page = await Preview();
        if (page is null) ModelState.AddModelError("", Refusals.Sentence(refusal!));
        return page ?? this.Again();
    }

    /// <returns>The page to show instead when there is nothing to preview.</returns>
    private async Task<IActionResult?> Preview()
    {
        if (await Load() is not { } town) return NotFound();
        if (Stands is null && Id != 0)
        {
            TempData["Notice"] = "Cette ligne a été retirée entre-temps. Rien n’a été changé.";
            return this.SeeOther("/gestion/calendrier");
        }
        if (Stands is { } line && line.Entry.Version != Input.Version)
        {
            // What stands now is shown beside; the next sending is about it.
            ModelState.SetModelValue("Input.Version", line.Entry.Version, line.Entry.Version.ToString(CultureInfo.InvariantCulture));
            Input = Input with { Version = line.Entry.Version };
            ModelState.AddModelError("", Refusals.Sentence(new(RefusalCode.Stale)));
            return this.Again();
        }
        var wanted = Changes();
        if (wanted.Count == 0) return this.Again();
        if (wanted.Select(c => c.After).OfType<CalendarEntry>().SelectMany(e => CalendarEntryCheck.Of(town, e)).FirstOrDefault() is { } wrong)
        {
            ModelState.TryAddModelError(wrong.Code == RefusalCode.EndBeforeStart ? "Input.To" : "Input.From", Refusals.Sentence(wrong));
            return this.Again();
        }
        Impact = await impacts.Of(town, wanted);
        ModelState.SetModelValue(nameof(Print), Print = Impact.Print, Impact.Print);
        return null;
    }

    /// <summary>None when a box is empty or wrong.</summary>
    private IReadOnlyList<CalendarChange> Changes() =>
        Remove ? Stands is { } line ? [new(line.Entry, null)] : []
        : Input.Read(Kind, Id == 0 ? null : Id, names, ModelState) is { } entry ? [.. entry.Lines().Select(e => new CalendarChange(Stands?.Entry, e))] : [];

    private async Task<TownCalendar?> Load()
    {
        if (CalendarWords.Kind(Word) is not { } kind) return null;
        Kind = kind;
        var town = await openings.Load();
        await names.Load();
        Stands = Id != 0 && StoreEntries.Find(town, kind, Id) is { } entry ? names.Line(entry) : null;
        return Stands is null && Id != 0 && HttpContext.Request.Method == "GET" ? null : town;
    }

    private static SelectListItem Item(string text, long id) => new(text, id.ToString(CultureInfo.InvariantCulture));
}
