using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Places.Groups;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.Staff;

/// <summary>The groups of ages or classes that an activity has at a site, and the next ones, seen before they are in force.</summary>
[Needs(StaffRight.Settings)]
public sealed class GroupsModel(CurrentStaff staff, GroupQueries queries, ChangeGroups change, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>The site that is looked at; null: the first of the activity.</summary>
    [BindProperty(SupportsGet = true, Name = "lieu")]
    public long? SiteId { get; set; }

    [BindProperty]
    public GroupsInput Input { get; set; } = new();

    /// <summary>What stood when the form was filled.</summary>
    [BindProperty(Name = "vu")]
    public string Seen { get; set; } = "";

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Activity Activity { get; private set; } = null!;

    public IReadOnlyList<Site> Sites { get; private set; } = [];

    public Site? Site { get; private set; }

    public SiteGroups Groups { get; private set; } = new(0, [], [], []);

    /// <summary>The pools of the activity itself.</summary>
    public IReadOnlyList<Pool> Pools => [.. Groups.Pools.Where(p => Groups.IsUsedBy(p.Id, Activity.Id))];

    public IReadOnlyList<GroupedSlot> Slots => [.. Groups.Slots.Where(s => s.ActivityId == Activity.Id)];

    public GroupsPreview? Preview { get; private set; }

    public DateOnly Today => clock.Today;

    public string Address => $"/gestion/activites/{Code}/groupes";

    public string Here => $"?lieu={Site?.Id}";

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        (Input, Seen) = (GroupsInput.Of(Pools, clock.Today.AddDays(1)), Groups.Print);
        return Page();
    }

    /// <summary>Shows what the groups mean; nothing is saved.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!await Load() || Site is null) return NotFound();
        if (await Judge() is null) return this.Again();
        return Page();
    }

    public async Task<IActionResult> OnPostApply()
    {
        if (await db.Earlier(Key) is { } done) return this.SeeOther(done);
        if (!await Load() || Site is null) return NotFound();
        if (await Judge() is not { } wanted) return this.Again();
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () => (refusal = await change.Run(wanted, staff.Actor)) is null ? Address + Here : null);
        if (result is null) return Refused(refusal!);
        TempData["Notice"] = $"Les groupes changent le {French.PlainDate(wanted.From)}. {French.Capital(French.Count(Preview!.Bookings, "réservation change", "réservations changent"))} de groupe{(Preview!.Offers > 0 ? $", {French.Count(Preview.Offers, "place proposée", "places proposées")} aussi" : "")}, rien n’est annulé.";
        return this.SeeOther(result);
    }

    /// <summary>The change, once its meaning is known; null when it cannot be read or changes nothing.</summary>
    private async Task<GroupChange?> Judge()
    {
        if (Input.Read(Activity.Id, Groups, Seen, ModelState, clock.Today) is not { } wanted) return null;
        Refusal? refusal;
        (Preview, refusal) = await queries.Preview(wanted);
        if (refusal is not null) Refused(refusal);
        else if (Preview is null) ModelState.AddModelError("", "Rien ne change à cette date\u00A0: modifiez un groupe, ou ajoutez-en un.");
        return Preview is null ? null : wanted;
    }

    private IActionResult Refused(Refusal refusal)
    {
        ModelState.AddModelError(refusal.Code is RefusalCode.StartInThePast or RefusalCode.VersionOnThatDay ? "Input.From" : "", Refusals.Sentence(refusal));
        return this.Again();
    }

    private async Task<bool> Load()
    {
        if (await db.Activities.AsNoTracking().Include(a => a.Sites).ThenInclude(s => s.Site).SingleOrDefaultAsync(a => a.Code == Code) is not { } activity) return false;
        (Activity, Sites) = (activity, [.. activity.Sites.Select(s => s.Site).OrderBy(s => s.Name, StringComparer.CurrentCulture)]);
        Site = SiteId is null ? Sites.FirstOrDefault() : Sites.FirstOrDefault(s => s.Id == SiteId);
        if (SiteId is not null && Site is null) return false;
        if (Site is not null) Groups = await queries.Load(activity.Id, Site.Id);
        return true;
    }
}
