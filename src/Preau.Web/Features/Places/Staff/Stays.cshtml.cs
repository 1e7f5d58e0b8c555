using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.Staff;

/// <summary>What goes together, what excludes, how many days at least and at most: rules of an activity's slots, each from a day on.</summary>
[Needs(StaffRight.Settings)]
public sealed class StaysModel(CurrentStaff staff, ChangeSlotRules change, BrokenStays broken, PortalDb db, TownClock clock) : PageModel
{
    public sealed record StayInput
    {
        public long? Slot { get; init; }

        public SlotRuleKind? Kind { get; init; }

        public long? Other { get; init; }

        public int? Days { get; init; }

        public bool PerMonth { get; init; }

        public DateOnly? From { get; init; }
    }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public StayInput Input { get; set; } = new();

    [BindProperty(Name = "regle")]
    public long Rule { get; set; }

    [BindProperty(Name = "dernier")]
    public DateOnly? Last { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Activity Activity { get; private set; } = null!;

    public IReadOnlyList<SlotRule> Rules { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    /// <summary>What families would be told; null: nothing is asked.</summary>
    public string? Preview { get; private set; }

    /// <summary>What is booked already against it.</summary>
    public StaysAgainst? Against { get; private set; }

    public DateOnly Today => clock.Today;

    public string Address => $"/gestion/activites/{Code}/sejours";

    public IReadOnlyList<SelectListItem> Own => [.. Activity.Slots.OrderBy(s => s.Order).Select(s => new SelectListItem(s.Name, $"{s.Id}"))];

    public IReadOnlyList<SelectListItem> All => [new("Aucune", ""), .. Names.OrderBy(n => n.Value, StringComparer.CurrentCulture).Select(n => new SelectListItem(n.Value, $"{n.Key}"))];

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<SlotRuleKind>().Select(k => new SelectListItem(SlotRuleWords.Name(k), k.ToString()))];

    public string Words(SlotRule rule) => $"{Names[rule.SlotId]}\u00A0: {SlotRuleWords.Of(rule, rule.OtherSlotId is { } other ? Names[other] : null)}";

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Input = new() { Slot = Activity.Slots.Count == 1 ? Activity.Slots[0].Id : null, From = clock.Today.AddDays(1) };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        if (Read() is not { } rule) return this.Again();
        Preview = $"{Words(rule)}, à partir du {French.PlainDate(rule.EffectiveFrom)}.";
        Against = await broken.Of(Activity, rule);
        return Page();
    }

    public async Task<IActionResult> OnPostAdd() => await Load() ? Read() is { } rule ? await Do("Input.From", () => change.Add(rule, staff.Actor)) : this.Again() : NotFound();

    public async Task<IActionResult> OnPostEnd()
    {
        if (!await Load() || Rules.All(r => r.Id != Rule)) return NotFound();
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Input", StringComparison.Ordinal))) ModelState.ClearValidationState(key);
        if (Last is { } last) return await Do("", () => change.End(Rule, last, staff.Actor));
        ModelState.AddModelError("", "Indiquez le dernier jour de la règle.");
        return this.Again();
    }

    private async Task<IActionResult> Do(string field, Func<Task<Refusal?>> act)
    {
        Refusal? refusal = null;
        var done = await db.Once(Key, clock.UtcNow, async () => (refusal = await act()) is null ? Address : null);
        if (done is null)
        {
            ModelState.AddModelError(field, Refusals.Sentence(refusal!));
            return this.Again();
        }
        TempData["Notice"] = "C’est enregistré. Les réservations déjà faites restent.";
        return this.SeeOther(done);
    }

    private SlotRule? Read()
    {
        var counts = Input.Kind is SlotRuleKind.AtLeast or SlotRuleKind.AtMost;
        var pairs = Input.Kind is SlotRuleKind.Excludes or SlotRuleKind.Needs or SlotRuleKind.GoesWith;
        if (Activity.Slots.TrueForAll(s => s.Id != Input.Slot)) ModelState.TryAddModelError("Input.Slot", "Choisissez la formule.");
        if (Input.Kind is null || !Enum.IsDefined(Input.Kind.Value)) ModelState.TryAddModelError("Input.Kind", "Choisissez la règle.");
        if (pairs && (Input.Other is not { } other || other == Input.Slot || !Names.ContainsKey(other))) ModelState.TryAddModelError("Input.Other", "Choisissez l’autre formule.");
        if (counts && Input.Days is not (>= 1 and <= 31)) ModelState.TryAddModelError("Input.Days", "Indiquez un nombre de jours de 1 à 31.");
        if (Input.From is null || Input.From <= clock.Today) ModelState.TryAddModelError("Input.From", "Choisissez demain ou un jour à venir.");
        return !ModelState.IsValid ? null : new SlotRule
        {
            SlotId = Input.Slot!.Value,
            Kind = Input.Kind!.Value,
            OtherSlotId = pairs ? Input.Other : null,
            Days = counts ? Input.Days : null,
            PerMonth = !pairs && Input.PerMonth,
            EffectiveFrom = Input.From!.Value,
        };
    }

    private async Task<bool> Load()
    {
        if (await db.Activities.AsNoTracking().Include(a => a.Slots).SingleOrDefaultAsync(a => a.Code == Code) is not { } activity) return false;
        Activity = activity;
        var (own, today) = (activity.Slots.ConvertAll(s => s.Id), clock.Today);
        Rules = await db.SlotRules.AsNoTracking().Where(r => (r.EffectiveTo == null || r.EffectiveTo >= today) && (own.Contains(r.SlotId) || (r.OtherSlotId != null && own.Contains(r.OtherSlotId.Value)))).OrderBy(r => r.EffectiveFrom).ThenBy(r => r.Id).ToListAsync();
        Names = await db.Slots.ToDictionaryAsync(s => s.Id, s => s.Name);
        return true;
    }
}
