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

/// <summary>Whose holidays count, for the town and for sites that differ; what a change touches is shown first.</summary>
[Needs(StaffRight.Settings)]
public sealed class ZonesModel(CurrentStaff staff, OpeningDaysQueries openings, CalendarNames names, CalendarImpacts impacts, ChangeCalendar change, PortalDb db, TownClock clock) : PageModel
{
    public sealed record ZonesInput
    {
        public SchoolZone Zone { get; init; }

        public bool AlsaceMoselle { get; init; }

        public List<SiteZone> Sites { get; init; } = [];
    }

    public sealed record SiteZone
    {
        public long SiteId { get; init; }

        /// <summary>Null: the town's.</summary>
        public SchoolZone? Zone { get; init; }
    }

    [BindProperty]
    public ZonesInput Input { get; set; } = new();

    /// <summary>The zones as the page showed them (<see cref="TownZones.Text"/>).</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Print { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public CalendarImpact? Impact { get; private set; }

    public IReadOnlyList<SelectListItem> Zones { get; } = [.. Enum.GetValues<SchoolZone>().Select(z => new SelectListItem(CalendarWords.Of(z), z.ToString()))];

    public IReadOnlyList<SelectListItem> OwnZones => [new("Celle de la commune", ""), .. Zones];

    public string NameOf(long site) => names.Sites.GetValueOrDefault(site, "");

    public async Task OnGet() => Fill(await Load());

    public async Task<IActionResult> OnPost() => await Preview() is null ? this.Again() : Page();

    public async Task<IActionResult> OnPostApply()
    {
        if (await db.Earlier(Key) is { } earlier)
        {
            TempData["Notice"] = "Les zones sont enregistrées.";
            return this.SeeOther(earlier);
        }
        var (print, seen) = (Print, TownZones.Read(Seen));
        if (await Preview() is not { } wanted || seen is null) return this.Again();
        Refusal? refusal = null;
        CalendarImpact? done = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            (refusal, done) = await change.Run(wanted, seen, print, staff.Actor, Key);
            return refusal is null ? "/gestion/calendrier" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = CalendarWords.Done("Les zones sont enregistrées.", done);
            return this.SeeOther(result);
        }
        if (refusal!.Code == RefusalCode.Stale) Impact = null;
        ModelState.AddModelError("", Refusals.Sentence(refusal));
        return this.Again();
    }

    private async Task<TownZones?> Preview()
    {
        var town = await Load();
        if (TownZones.Read(Seen) is not { } seen || seen != TownZones.Of(town) || Input.Sites.Count == 0)
        {
            // What stands now is shown; the next sending is about it.
            ModelState.Clear();
            Fill(town);
            ModelState.AddModelError("", Refusals.Sentence(new(RefusalCode.Stale)));
            return null;
        }
        if (!Enum.IsDefined(Input.Zone) || Input.Sites.Any(s => s.Zone is { } zone && !Enum.IsDefined(zone))) ModelState.TryAddModelError("Input.Zone", "Choisissez une zone de la liste.");
        if (!ModelState.IsValid) return null;
        var wanted = TownZones.Of(Input.Zone, Input.AlsaceMoselle, Input.Sites.Where(s => s.Zone is not null && names.Sites.ContainsKey(s.SiteId)).DistinctBy(s => s.SiteId).Select(s => KeyValuePair.Create(s.SiteId, s.Zone!.Value)));
        Impact = await impacts.Between(town, wanted.In(town));
        ModelState.SetModelValue(nameof(Print), Print = Impact.Print, Impact.Print);
        return wanted;
    }

    private void Fill(TownCalendar town)
    {
        Input = new()
        {
            Zone = town.Zone,
            AlsaceMoselle = town.AlsaceMoselle,
            Sites = [.. names.Sites.Keys.Order().Select(id => new SiteZone { SiteId = id, Zone = town.SiteZones.TryGetValue(id, out var zone) ? zone : null })],
        };
        ModelState.SetModelValue(nameof(Seen), Seen = TownZones.Of(town).Text, Seen);
    }

    private async Task<TownCalendar> Load()
    {
        await names.Load();
        return await openings.Load();
    }
}
