using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Activities;
using Preau.Web.Features.Campaigns;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings.Parents;

/// <summary>
/// The month calendar of all children of the family, and the page that checks the changes before they are confirmed: for the family, and
/// for an agent who acts for it.
/// </summary>
public class CalendarModel(ActsFor acts, CalendarQueries calendar, ChangeBookings changes, SubmitBookings submit, FillWeek fill, MenuQueries menus, CampaignQueries campaigns, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true, Name = "mois")]
    public string? AskedMonth { get; set; }

    [BindProperty(SupportsGet = true, Name = "enfant")]
    public long? ChildId { get; set; }

    /// <summary>Narrow screens list the days of this month from today on, unless the earlier ones are asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "passes")]
    public bool WithPast { get; set; }

    /// <summary>The boxes that are ticked.</summary>
    [BindProperty(Name = "jour")]
    public List<string> Ticked { get; set; } = [];

    /// <summary>The boxes that were ticked when the page was made.</summary>
    [BindProperty(Name = "avait")]
    public string? Had { get; set; }

    /// <summary>Why an agent acts after a limit.</summary>
    [BindProperty, Line(300)]
    public string? Reason { get; set; }

    /// <summary>What is refused to one child is saved for the others.</summary>
    [BindProperty(Name = "chacun")]
    public bool EachAlone { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public CalendarMonth Month { get; private set; } = null!;

    public Recap? Recap { get; private set; }

    public DateOnly Today => clock.Today;

    public bool HidesPast => !WithPast && Today > First && Today <= First.AddMonths(1).AddDays(-1);

    /// <summary>Only the days on which something can still be changed.</summary>
    [BindProperty(SupportsGet = true, Name = "modifiables")]
    public bool OnlyOpen { get; set; }

    /// <summary>The rows as they are shown: with what is ticked and not saved, and perhaps only what can be changed.</summary>
    public IReadOnlyList<CalendarRow> Shown => [.. Month.With(BoxKey.Wishes(Ticked, Had)).Rows.Where(r => !OnlyOpen || r.Cells.Any(c => c.CanChange))];

    /// <summary>The menus of the days to come of the month, a week at most.</summary>
    public IReadOnlyList<DayMenu> Menus { get; private set; } = [];

    /// <summary>Their days are not booked here until they are over.</summary>
    public IReadOnlyList<FamilyCampaign> Campaigns { get; private set; } = [];

    /// <summary>Where this calendar stands for whoever acts.</summary>
    public string Address => acts.At(BookingLinks.Calendar(First, ChildId));

    /// <summary>Where the changes are confirmed.</summary>
    public string Confirming => acts.At($"/reservations/confirm?mois={First:yyyy-MM}{(ChildId is { } child ? $"&enfant={child}" : "")}");

    public async Task OnGet()
    {
        Month = await calendar.Month(acts.FamilyId, First, ChildId, clock.UtcNow, acts.ByStaff);
        if (Month.Town.HasCampaigns) Campaigns = await campaigns.Of(acts.FamilyId);
        var (from, to) = (Today > First ? Today : First, First.AddMonths(1).AddDays(-1));
        if (to >= from && Month.Town.Menus is { } known && known.To >= from && known.From <= to) Menus = await menus.Of(new(from, from.AddDays(6) < to ? from.AddDays(6) : to));
    }

    /// <summary>Shows what filling a week would change. Nothing is changed before it is confirmed.</summary>
    public async Task<IActionResult> OnGetSemaine(DateOnly? lundi, WeekFilling comme)
    {
        var monday = lundi ?? clock.Today.MondayOfWeek().AddDays(7);
        if (monday.DayOfWeek != DayOfWeek.Monday || monday < clock.Today.AddDays(-7) || monday > clock.Today.AddYears(1)) return NotFound();
        AskedMonth = monday.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var wishes = await fill.Wishes(acts.FamilyId, monday, comme, ChildId, clock.UtcNow);
        if (wishes.Count == 0)
        {
            TempData["Notice"] = $"Semaine du {French.DayAndMonth(monday)}\u00A0: il n’y a rien à changer.";
            return this.SeeOther(Address);
        }
        Ticked = [.. wishes.Where(w => w.Book).Select(w => BoxKey.Write(w.ChildId, w.SlotId, w.Day))];
        Had = string.Join(',', wishes.Where(w => !w.Book).Select(w => BoxKey.Write(w.ChildId, w.SlotId, w.Day)));
        await Check(await changes.Judge(acts.FamilyId, wishes, clock.UtcNow, acts.ByStaff, passesLimit: acts.ByStaff));
        Response.StatusCode = StatusCodes.Status200OK;
        return Page();
    }

    /// <summary>Shows what would change, and asks to confirm.</summary>
    public async Task<IActionResult> OnPost()
    {
        var wishes = BoxKey.Wishes(Ticked, Had);
        if (wishes.Count == 0) return Nothing();
        await Check(await changes.Judge(acts.FamilyId, wishes, clock.UtcNow, acts.ByStaff, passesLimit: acts.ByStaff));
        return Page();
    }

    /// <summary>Saves the changes, all or none, or all or none of each child.</summary>
    public async Task<IActionResult> OnPostConfirm()
    {
        var arrival = Arrival.Of(HttpContext);
        var wishes = BoxKey.Wishes(Ticked, Had);
        if (wishes.Count == 0) return Nothing();
        var done = await submit.Run(acts.FamilyId, acts.GuardianId, acts.Actor, wishes, Key, arrival, Address, string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(), EachAlone);
        if (done.Result is { } result)
        {
            TempData["Notice"] = done.Said(acts.ByStaff);
            return this.SeeOther(result);
        }
        foreach (var refusal in done.Refusals) ModelState.AddModelError(refusal.Code == RefusalCode.ReasonMissing ? nameof(Reason) : "", Refusals.Sentence(refusal));
        await Check(done.Outcomes);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public DateOnly First => Month?.First ?? (DateOnly.TryParseExact(AskedMonth, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year is >= 2000 and < 2100 ? month : new DateOnly(clock.Today.Year, clock.Today.Month, 1));

    private IActionResult Nothing()
    {
        TempData["Notice"] = "Aucun changement\u00A0: cochez ou décochez des jours, puis enregistrez.";
        return this.SeeOther(Address);
    }

    private async Task Check(IReadOnlyList<WishOutcome> outcomes)
    {
        Month = await calendar.Month(acts.FamilyId, First, ChildId, clock.UtcNow, acts.ByStaff);
        Recap = Recap.Of(outcomes, Month, clock.LocalNow);
        foreach (var refused in Recap.Refused) ModelState.AddModelError("", $"{refused.What}\u00A0: {refused.Why}");
        if (Recap.Refused.Count > 0) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
