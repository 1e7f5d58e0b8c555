using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.CutOffs;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.WaitingList.Staff;

/// <summary>How the waiting list of an activity works: the next dated version, said as families will read it.</summary>
[Needs(StaffRight.Settings)]
public sealed class WaitingRulePageModel(CurrentStaff staff, AddWaitingVersion add, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public WaitingRuleInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Activity Activity { get; private set; } = null!;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<WaitingRule> Versions { get; private set; } = [];

    /// <summary>What the rule in the form says; null: something is wrong.</summary>
    public WaitingRule? Written { get; private set; }

    public DateOnly Today => clock.Today;

    public string Address => RuleLinks.Waiting(Code);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        var latest = Versions.Count > 0 ? Versions[0] : null;
        Input = WaitingRuleInput.Of(latest, latest?.EffectiveFrom > clock.Today ? latest.EffectiveFrom.AddDays(1) : clock.Today.AddDays(1));
        Written = Input.Read(ModelState, Activity, clock.Today);
        return Page();
    }

    /// <summary>Shows what families will read; nothing is saved.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        return (Written = Input.Read(ModelState, Activity, clock.Today)) is null ? this.Again() : Page();
    }

    public async Task<IActionResult> OnPostApply()
    {
        if (!await Load()) return NotFound();
        if ((Written = Input.Read(ModelState, Activity, clock.Today)) is not { } rule) return this.Again();
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () => (refusal = await add.Run(rule, Input.After, staff.Actor)) is null ? Address : null);
        if (result is not null)
        {
            TempData["Notice"] = $"La règle est en vigueur pour les jours de service à partir du {French.PlainDate(rule.EffectiveFrom)}.";
            return this.SeeOther(result);
        }
        ModelState.AddModelError(refusal!.Code == RefusalCode.Stale ? "" : "Input.From", Refusals.Sentence(refusal));
        // What stands now is shown below; the next sending is about it.
        var latest = Versions.Max(rule => (long?)rule.Id);
        ModelState.SetModelValue("Input.After", latest, $"{latest}");
        Input = Input with { After = latest };
        return this.Again();
    }

    private async Task<bool> Load()
    {
        if (await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Code == Code) is not { } activity) return false;
        Activity = activity;
        Versions = await db.WaitingRules.AsNoTracking().Where(r => r.ActivityId == activity.Id).OrderByDescending(r => r.EffectiveFrom).ToListAsync();
        return true;
    }
}
