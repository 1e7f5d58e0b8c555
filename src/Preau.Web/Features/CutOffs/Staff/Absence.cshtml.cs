using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

/// <summary>What is asked of a family whose child will not come: the next dated version, said as « Signaler une absence » will say it.</summary>
[Needs(StaffRight.Settings)]
public sealed class AbsenceModel(CurrentStaff staff, AddAbsenceVersion add, PortalDb db, TownClock clock) : PageModel
{
    public sealed record AbsenceInput
    {
        public int? DaysBefore { get; init; }

        public TimeOnly? ToldBy { get; init; }

        public int? WaitingDays { get; init; }

        public int? CertificateHours { get; init; }

        public DateOnly? From { get; init; }

        [Line(300)]
        public string? Source { get; init; }

        public long? After { get; init; }
    }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public AbsenceInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Activity Activity { get; private set; } = null!;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<AbsenceRule> Versions { get; private set; } = [];

    /// <summary>What the rule in the form says; null: something is wrong.</summary>
    public AbsenceRule? Written { get; private set; }

    public DateOnly Today => clock.Today;

    public string Address => RuleLinks.Absence(Code);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        var latest = Versions.Count > 0 ? Versions[0] : null;
        var from = latest?.EffectiveFrom > clock.Today ? latest.EffectiveFrom.AddDays(1) : clock.Today.AddDays(1);
        Input = new() { DaysBefore = latest?.DaysBefore ?? 0, ToldBy = latest?.ToldBy ?? new(9, 0), WaitingDays = latest?.WaitingDays, CertificateHours = latest?.CertificateHours, From = from, After = Latest };
        Written = Read();
        return Page();
    }

    /// <summary>Shows what families will read; nothing is saved.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        return (Written = Read()) is null ? this.Again() : Page();
    }

    public async Task<IActionResult> OnPostApply()
    {
        if (!await Load()) return NotFound();
        if ((Written = Read()) is not { } rule) return this.Again();
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () => (refusal = await add.Run(rule, Input.After, staff.Actor)) is null ? Address : null);
        if (result is not null)
        {
            TempData["Notice"] = $"La règle est en vigueur pour les jours de service à partir du {French.PlainDate(rule.EffectiveFrom)}.";
            return this.SeeOther(result);
        }
        ModelState.AddModelError(refusal!.Code == RefusalCode.Stale ? "" : "Input.From", Refusals.Sentence(refusal));
        // What stands now is shown below; the next sending is about it.
        ModelState.SetModelValue("Input.After", Latest, $"{Latest}");
        Input = Input with { After = Latest };
        return this.Again();
    }

    private long? Latest => Versions.Max(rule => (long?)rule.Id);

    private AbsenceRule? Read()
    {
        void Within(int? value, int most, string field, bool isOptional)
        {
            if (value is null ? !isOptional : value < 0 || value > most) ModelState.TryAddModelError("Input." + field, $"Indiquez un nombre de 0 à {most}.");
        }
        Within(Input.DaysBefore, AbsenceRule.MaxDaysBefore, nameof(Input.DaysBefore), isOptional: false);
        Within(Input.WaitingDays, AbsenceRule.MaxWaitingDays, nameof(Input.WaitingDays), isOptional: true);
        Within(Input.CertificateHours, AbsenceRule.MaxCertificateHours, nameof(Input.CertificateHours), isOptional: true);
        if (Input.CertificateHours is not null && Input.WaitingDays is null) ModelState.TryAddModelError("Input.CertificateHours", "Un certificat ne sert que si des jours ne sont pas facturés\u00A0: indiquez les jours de carence.");
        if (Input.ToldBy is null) ModelState.TryAddModelError("Input.ToldBy", "Indiquez une heure, par exemple 09:00.");
        if (Input.From is null) ModelState.TryAddModelError("Input.From", "Indiquez la date d’effet.");
        else if (Input.From <= clock.Today) ModelState.TryAddModelError("Input.From", "La date d’effet est passée\u00A0: choisissez demain ou un jour à venir.");
        if (!ModelState.IsValid) return null;
        var time = Input.ToldBy!.Value;
        return new()
        {
            ActivityId = Activity.Id,
            EffectiveFrom = Input.From!.Value,
            DaysBefore = Input.DaysBefore!.Value,
            ToldBy = new(time.Hour, time.Minute),
            WaitingDays = Input.WaitingDays,
            CertificateHours = Input.CertificateHours,
            Source = string.IsNullOrWhiteSpace(Input.Source) ? null : Input.Source.Trim(),
        };
    }

    private async Task<bool> Load()
    {
        if (await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Code == Code) is not { } activity) return false;
        Activity = activity;
        Versions = await db.AbsenceRules.AsNoTracking().Where(r => r.ActivityId == activity.Id).OrderByDescending(r => r.EffectiveFrom).ToListAsync();
        return true;
    }
}
