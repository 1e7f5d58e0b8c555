using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.CutOffs.Staff;

/// <summary>
/// "A parent may cancel until 9:00": the next dated version of one rule, of any shape and with its tiers, and what it means for the
/// opening days that follow. The preview changes nothing; putting it in force adds a version and edits none.
/// </summary>
[Needs(StaffRight.Settings)]
public sealed class RuleModel(CurrentStaff staff, AddRuleVersion add, CutOffQueries cutOffs, RulePreviews previews, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>"reserver", "annuler" or "changer", as the address says it.</summary>
    [BindProperty(SupportsGet = true, Name = "quoi")]
    public string Word { get; set; } = "";

    [BindProperty]
    public RuleInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Activity Activity { get; private set; } = null!;

    public CutOffAction Action { get; private set; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<CutOffRule> Versions { get; private set; } = [];

    public CutOffRule? Stands { get; private set; }

    public RulePreview? Preview { get; private set; }

    /// <summary>Another version was added while this one was written.</summary>
    public bool IsStale { get; private set; }

    public DateOnly Today => clock.Today;

    public string Address => RuleLinks.Edit(Code, Action);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Input = RuleInput.Of(Versions.Count > 0 ? Versions[0] : null, Later(), Latest);
        await Show();
        return Page();
    }

    /// <summary>Shows what the rule means; nothing is saved.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        await Show();
        return ModelState.IsValid ? Page() : this.Again();
    }

    public Task<IActionResult> OnPostAdd() => Change(tiers => tiers.Count < RuleInput.MostTiers ? [.. tiers, tiers.Count == 0 ? new() : tiers[^1] with { Count = 0, Effect = TierEffect.Direct, Surcharge = "1,50" }] : tiers);

    /// <param name="n">Which tier, from 0.</param>
    public Task<IActionResult> OnPostRemove(int n) => Change(tiers => [.. tiers.Where((_, i) => i != n || tiers.Count == 1)]);

    public async Task<IActionResult> OnPostApply()
    {
        if (!await Load()) return NotFound();
        if (await Show() is not { } rule) return this.Again();
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            refusal = await add.Run(Code, Action, new(rule.Tiers, rule.EffectiveFrom, rule.Source, Input.After), staff.Actor);
            return refusal is null ? Address : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = $"La règle est en vigueur pour les jours de service à partir du {French.PlainDate(rule.EffectiveFrom)}.";
            return this.SeeOther(result);
        }
        ModelState.AddModelError(refusal!.Code is RefusalCode.StartInThePast or RefusalCode.VersionOnThatDay ? "Input.From" : "", Refusals.Sentence(refusal));
        IsStale = refusal.Code == RefusalCode.Stale;
        // What stands now is shown beside; the next sending is about it.
        ModelState.SetModelValue("Input.After", Latest, $"{Latest}");
        Input = Input with { After = Latest };
        return this.Again();
    }

    private long? Latest => Versions.Max(rule => (long?)rule.Id);

    /// <summary>Tomorrow, or the day after the latest version.</summary>
    private DateOnly Later() => Versions.Count > 0 && Versions[0].EffectiveFrom > clock.Today ? Versions[0].EffectiveFrom.AddDays(1) : clock.Today.AddDays(1);

    private async Task<IActionResult> Change(Func<List<TierInput>, List<TierInput>> change)
    {
        if (!await Load()) return NotFound();
        // What cannot be read stays as it was typed.
        if (!ModelState.IsValid) return this.Again();
        Input = Input with { Tiers = change(Input.Tiers), Never = false };
        // Tiers have moved: what was typed stands in the input, not under its old number.
        ModelState.Clear();
        await Show();
        return ModelState.IsValid ? Page() : this.Again();
    }

    private async Task<CutOffRule?> Show()
    {
        if (Input.Read(Activity.Id, Action, clock.Today, ModelState) is not { } rule) return null;
        Preview = await previews.Of(Activity, rule);
        return rule;
    }

    private async Task<bool> Load()
    {
        if (await db.Activities.AsNoTracking().Include(a => a.Sites.OrderBy(s => s.SiteId)).SingleOrDefaultAsync(a => a.Code == Code) is not { } activity) return false;
        if (Enum.GetValues<CutOffAction>().Where(a => CutOffWords.Address(a) == Word).ToList() is not [var action]) return false;
        (Activity, Action) = (activity, action);
        Versions = [.. (await cutOffs.Versions(activity.Id)).Where(rule => rule.Action == action)];
        Stands = CutOffRule.InEffect(Versions, action, clock.Today);
        return true;
    }
}
