using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Components;
using Preau.Web.Features.Families;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings.Staff;

/// <summary>An agent books and cancels for a family, through the same operation; the family is told by mail.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyCalendarModel(CurrentStaff staff, FindFamilies find, CalendarQueries calendar, SubmitBookings submit, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "mois")]
    public string? AskedMonth { get; set; }

    [BindProperty(Name = "jour")]
    public List<string> Ticked { get; set; } = [];

    [BindProperty(Name = "avait")]
    public string? Had { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public string Family { get; private set; } = "";

    public CalendarMonth Month { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public DateOnly First => DateOnly.TryParseExact(AskedMonth, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year is >= 2000 and < 2100 ? month : new DateOnly(clock.Today.Year, clock.Today.Month, 1);

    public string Address(DateOnly month) => $"/gestion/familles/{Id}/reservations?mois={month:yyyy-MM}";

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var arrival = clock.UtcNow;
        if (!await Load()) return NotFound();
        var wishes = BoxKey.Wishes(Ticked, Had);
        if (wishes.Count == 0)
        {
            TempData["Notice"] = "Aucun changement\u00A0: cochez ou décochez des jours, puis enregistrez.";
            return this.SeeOther(Address(First));
        }
        var done = await submit.Run(Id, guardianId: null, staff.Actor, wishes, Key, arrival, Address(First));
        if (done.Result is { } result)
        {
            TempData["Notice"] = done.Outcomes.Count == 0 ? Submission.AlreadyDone : $"{French.Count(done.Outcomes.Count, "changement enregistré", "changements enregistrés")}, la famille est prévenue.";
            return this.SeeOther(result);
        }
        foreach (var sentence in Refusals.Sentences(done.Refusals)) ModelState.AddModelError("", sentence);
        foreach (var o in done.Outcomes.Where(o => o.Refusal is not null))
            ModelState.AddModelError("", $"{French.Capital(French.DayAndMonth(o.Wish.Day))}, {o.Row.Slot.ShortName}\u00A0: {Refusals.Sentence(o.Refusal!)}");
        await Load();
        return this.Again();
    }

    private async Task<bool> Load()
    {
        if (await find.ActedFor(staff).Where(f => f.Id == Id).Select(f => f.Name).SingleOrDefaultAsync() is not { } name) return false;
        Family = name;
        Month = await calendar.Month(Id, First, null, clock.UtcNow, byStaff: true);
        return await db.Families.AnyAsync(f => f.Id == Id);
    }
}
