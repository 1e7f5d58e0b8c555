using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Families;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Activities.Staff;

/// <summary>The periods of an activity: which days are published, from when whom they open to, until when.</summary>
[Needs(StaffRight.Settings)]
public sealed class PeriodsModel(CurrentStaff staff, SaveBookingPeriod save, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>The period that is changed; null: a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "periode")]
    public long? PeriodId { get; set; }

    [BindProperty]
    public PeriodInput Input { get; set; } = new();

    /// <summary>The version of the period that the form was filled on.</summary>
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Activity Activity { get; private set; } = null!;

    public BookingPeriod? Chosen { get; private set; }

    /// <summary>What families would read, and what else changes; empty: nothing was asked.</summary>
    public IReadOnlyList<string> Preview { get; private set; } = [];

    public string Address => $"/gestion/activites/{Code}/periodes";

    public string Here => PeriodId is { } id ? $"?periode={id}" : "";

    public IReadOnlyList<SelectListItem> Audiences { get; } = [new("Aucune ouverture", ""), .. Enum.GetValues<WindowAudience>().Select(a => new SelectListItem(PeriodWords.Name(a), a.ToString()))];

    public IReadOnlyList<string> Lines(BookingPeriod period) => PeriodWords.Lines(period, clock.ToLocal);

    public bool HasOpened(BookingPeriod period) => save.HasOpened(period);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        if (Chosen is not null) (Input, Version) = (PeriodInput.Of(Chosen, clock.ToLocal), Chosen.Version);
        return Page();
    }

    /// <summary>Shows what the period means; nothing is saved.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        if (Input.Read(PeriodId ?? 0, Activity.Id, ModelState, clock.Zone) is not { } period) return this.Again();
        Preview = [$"{period.Name}, {French.Range(period.Days)}.", .. Lines(period), .. await Beyond(period)];
        return Page();
    }

    public async Task<IActionResult> OnPostApply()
    {
        if (!await Load()) return NotFound();
        if (Input.Read(PeriodId ?? 0, Activity.Id, ModelState, clock.Zone) is null) return this.Again();
        // Made anew at each try of the act: what a try has stored keeps its key.
        return await Do("C’est enregistré. Les réservations déjà faites restent.", () => save.Run(Input.Read(PeriodId ?? 0, Activity.Id, ModelState, clock.Zone)!, Version, staff.Actor));
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (!await Load() || Chosen is null) return NotFound();
        ModelState.Clear();
        return await Do("La période est retirée.", () => save.Remove(Activity.Id, Chosen.Id, staff.Actor));
    }

    private async Task<IActionResult> Do(string said, Func<Task<Refusal?>> act)
    {
        Refusal? refusal = null;
        var done = await db.Once(Key, clock.UtcNow, async () => (refusal = await act()) is null ? Address : null);
        if (done is null)
        {
            ModelState.AddModelError(refusal!.Code is RefusalCode.PeriodsOverlap or RefusalCode.OutsideActivityYear ? "Input.From" : "", Refusals.Sentence(refusal));
            return this.Again();
        }
        TempData["Notice"] = said;
        return this.SeeOther(done);
    }

    /// <summary>The first period of an activity shuts every other day to new bookings: how many are booked there is said before.</summary>
    private async Task<IReadOnlyList<string>> Beyond(BookingPeriod period)
    {
        if (Activity.Periods.Count > 0) return [];
        var (slots, today) = (Activity.Slots.ConvertAll(s => s.Id), clock.Today);
        var others = await db.Bookings.CountAsync(b => slots.Contains(b.SlotId) && b.Day >= today && (b.Day < period.From || b.Day > period.To));
        return [$"C’est la première période de l’activité\u00A0: ses autres jours ne s’ouvriront plus qu’avec une période. {French.Capital(French.Count(others, "réservation y est déjà faite et reste", "réservations y sont déjà faites et restent"))}."];
    }

    private async Task<bool> Load()
    {
        if (await db.Activities.AsNoTracking().AsSplitQuery().Include(a => a.Slots).Include(a => a.Periods.OrderBy(p => p.From)).ThenInclude(p => p.Windows).SingleOrDefaultAsync(a => a.Code == Code) is not { } activity) return false;
        Activity = activity;
        Chosen = activity.Periods.Find(p => p.Id == PeriodId);
        return PeriodId is null || Chosen is not null;
    }
}
