using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.CutOffs;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Activities.Staff;

/// <summary>One activity: all that is settled of it, as sentences; open or closed to new enrolments, how families change their bookings, and its dated limits.</summary>
[Needs(StaffRight.Settings)]
public sealed class ActivityPageModel(CurrentStaff staff, SaveActivityOptions save, CutOffQueries cutOffs, ActivityFacts facts, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public ActivityOptions Input { get; set; } = new();

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Activity Activity { get; private set; } = null!;

    public IReadOnlyList<ActivityFact> Facts { get; private set; } = [];

    public IReadOnlyList<(CutOffAction Action, IReadOnlyList<CutOffRule> Versions)> Limits { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public DateTime Local(DateTime utc) => clock.ToLocal(utc);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        (Input, Version) = (ActivityOptions.Of(Activity), Activity.Version);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            refusal = await save.Run(Code, Input, Version, staff.Actor);
            return refusal is null ? $"/gestion/activites/{Code}" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = "Les options sont enregistrées. Elles comptent dès maintenant.";
            return this.SeeOther(result);
        }
        await Load();
        ModelState.AddModelError("", Refusals.Sentence(refusal!));
        // What stands now is shown beside; the next sending is about it.
        ModelState.SetModelValue("version", Activity.Version, Activity.Version.ToString());
        Version = Activity.Version;
        return this.Again();
    }

    private async Task<bool> Load()
    {
        if (await facts.Find(Code) is not { } activity) return false;
        Activity = activity;
        Facts = await facts.Of(activity);
        Limits = [.. Enum.GetValues<CutOffAction>().GroupJoin(await cutOffs.Versions(activity.Id), a => a, r => r.Action, (action, versions) => (action, (IReadOnlyList<CutOffRule>)[.. versions]))];
        History = await db.History.AsNoTracking().Where(h => h.Subject == nameof(Activity) && h.SubjectId == activity.Id).OrderByDescending(h => h.At).Take(10).ToListAsync();
        return true;
    }
}
