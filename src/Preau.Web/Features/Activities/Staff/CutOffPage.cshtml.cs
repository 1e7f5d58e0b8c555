using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
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

/// <summary>
/// "A parent may cancel until 9:00": the next dated version of one rule, with what it means for the next opening days. The
/// preview changes nothing; putting it in force adds a version and edits none.
/// </summary>
[Needs(StaffRight.Settings)]
public sealed class CutOffPageModel(CurrentStaff staff, AddRuleVersion add, CutOffQueries cutOffs, PortalDb db, TownClock clock) : PageModel
{
    public sealed record CutOffInput
    {
        public int? DaysBefore { get; init; }

        public DayBasis Basis { get; init; }

        public TimeOnly? Time { get; init; }

        public bool IsInclusive { get; init; }

        public DateOnly? From { get; init; }

        [Line(300)]
        public string? Source { get; init; }
    }

    private const int Shown = 5;

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>"reserver" or "annuler", as the address says it.</summary>
    [BindProperty(SupportsGet = true, Name = "quoi")]
    public string Word { get; set; } = "";

    [BindProperty]
    public CutOffInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Activity Activity { get; private set; } = null!;

    public CutOffAction Action { get; private set; }

    public CutOffRule? Stands { get; private set; }

    public IReadOnlyList<DayLimits> Next { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bases { get; } = [.. Enum.GetValues<DayBasis>().Select(b => new SelectListItem(French.Capital(ShapeWords.Of(b)), b.ToString()))];

    public string Address => $"/gestion/activites/{Code}/delais/{CutOffWords.Address(Action)}";

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Input = new()
        {
            DaysBefore = (Stands?.Tiers[0].Shape as DaysBefore)?.Days ?? 1,
            Basis = (Stands?.Tiers[0].Shape as DaysBefore)?.Basis ?? DayBasis.Calendar,
            Time = Stands?.Tiers[0].Time ?? new TimeOnly(9, 0),
            IsInclusive = Stands?.Tiers[0].IsInclusive ?? true,
            From = clock.Today.AddDays(1),
        };
        await Preview();
        return Page();
    }

    /// <summary>Shows what the rule means; nothing is saved.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        await Preview();
        return ModelState.IsValid ? Page() : this.Again();
    }

    public async Task<IActionResult> OnPostApply()
    {
        if (!await Load()) return NotFound();
        if (await Preview() is not { } rule) return this.Again();
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            refusal = await add.Run(Code, Action, new(rule.Tiers, Input.From!.Value, Input.Source, Latest), staff.Actor);
            return refusal is null ? $"/gestion/activites/{Code}" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = $"La règle est en vigueur pour les jours de service à partir du {French.PlainDate(Input.From!.Value)}.";
            return this.SeeOther(result);
        }
        ModelState.AddModelError("Input.From", Refusals.Sentence(refusal!));
        return this.Again();
    }

    private long? Latest { get; set; }

    private async Task<CutOffRule?> Preview()
    {
        if (Input.DaysBefore is not (>= 0 and <= CutOffShape.MaxDays)) ModelState.TryAddModelError("Input.DaysBefore", $"Indiquez un nombre de jours de 0 à {CutOffShape.MaxDays}.");
        if (Input.Time is null) ModelState.TryAddModelError("Input.Time", "Indiquez une heure, par exemple 09:00.");
        if (!Enum.IsDefined(Input.Basis)) ModelState.TryAddModelError("Input.Basis", "Choisissez les jours comptés.");
        if (Input.From is null) ModelState.TryAddModelError("Input.From", "Indiquez la date d’effet.");
        else if (Input.From <= clock.Today) ModelState.TryAddModelError("Input.From", "La date d’effet est passée\u00A0: choisissez demain ou un jour à venir.");
        if (!ModelState.IsValid) return null;
        var time = Input.Time!.Value;
        var rule = new CutOffRule { ActivityId = Activity.Id, Action = Action, EffectiveFrom = Input.From!.Value, Tiers = [new() { Order = 0, Effect = TierEffect.Direct, Shape = new DaysBefore(Input.DaysBefore!.Value, Input.Basis), Time = new TimeOnly(time.Hour, time.Minute), IsInclusive = Input.IsInclusive }] };
        Next = await cutOffs.Next(Activity, rule, Input.From!.Value, Shown);
        return rule;
    }

    private async Task<bool> Load()
    {
        if (await db.Activities.AsNoTracking().Include(a => a.Sites).SingleOrDefaultAsync(a => a.Code == Code) is not { } activity) return false;
        if (Enum.GetValues<CutOffAction>().Where(a => CutOffWords.Address(a) == Word).ToList() is not [var action]) return false;
        (Activity, Action) = (activity, action);
        var versions = (await cutOffs.Versions(activity.Id)).Where(r => r.Action == action).ToList();
        Latest = versions.Max(r => (long?)r.Id);
        Stands = CutOffRule.InEffect(versions, action, clock.Today);
        return true;
    }
}
