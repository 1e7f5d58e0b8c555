using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Campaigns;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns.Staff;

/// <summary>The dates and criteria of a period's campaign, seen as families will read them before they are published.</summary>
[Needs(StaffRight.Settings)]
public sealed class SettleModel(CurrentStaff staff, SaveCampaign save, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Period { get; set; }

    [BindProperty]
    public CampaignInput Input { get; set; } = new();

    /// <summary>The version that the form was filled on; null: there was no campaign.</summary>
    [BindProperty(Name = "version")]
    public int? Version { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Activity Activity { get; private set; } = null!;

    public BookingPeriod Row { get; private set; } = null!;

    public Campaign? Campaign { get; private set; }

    /// <summary>What families would read; null: nothing was asked.</summary>
    public CampaignHead? Preview { get; private set; }

    public string Address => $"{CampaignLinks.Desk}/periodes/{Period}";

    public bool IsFixed => Activity.IsRight || Campaign is { } standing && standing.Stage(clock.Today) != CampaignStage.Announced;

    public IReadOnlyList<SelectListItem> Units { get; } = [.. Enum.GetValues<WishUnit>().Select(u => new SelectListItem(French.Capital(CampaignWords.Of(u)), u.ToString()))];

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        (Input, Version) = (CampaignInput.Of(Campaign), Campaign?.Version);
        return Page();
    }

    /// <summary>Shows what the campaign means; nothing is saved.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        if (!IsRight()) return this.Again();
        Preview = new(Input.ToCampaign(Period, Campaign?.Seed ?? ""), Row, Activity);
        return Page();
    }

    public async Task<IActionResult> OnPostApply()
    {
        if (!await Load()) return NotFound();
        if (!IsRight()) return this.Again();
        return await Do("La campagne est publiée. Ses règles se lisent dès maintenant.", () => save.Run(Period, Input, Version, staff.Actor));
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (!await Load()) return NotFound();
        ModelState.Clear();
        return await Do("La campagne est retirée\u00A0: la période est premier arrivé, premier servi.", () => save.Remove(Period, staff.Actor));
    }

    private async Task<IActionResult> Do(string said, Func<Task<Refusal?>> act)
    {
        Refusal? refusal = null;
        var done = await db.Once(Key, clock.UtcNow, async () => (refusal = await act()) is null ? CampaignLinks.Desk : null);
        if (done is null)
        {
            ModelState.AddModelError("", Refusals.Sentence(refusal!));
            return this.Again();
        }
        TempData["Notice"] = said;
        return this.SeeOther(done);
    }

    private bool IsRight()
    {
        foreach (var (field, sentence) in Input.Problems(clock.Today, Row.From)) ModelState.TryAddModelError($"Input.{field}", sentence);
        return ModelState.IsValid;
    }

    private async Task<bool> Load()
    {
        if (await db.BookingPeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Period) is not { } period) return false;
        Row = period;
        Activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == period.ActivityId);
        Campaign = await db.Campaigns.AsNoTracking().Include(c => c.Criteria.OrderBy(x => x.Id)).SingleOrDefaultAsync(c => c.BookingPeriodId == Period);
        return true;
    }
}
