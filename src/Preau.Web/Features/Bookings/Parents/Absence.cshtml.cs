using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings.Parents;

/// <summary>Tells that a child will not come, on a booked day, whole day or some services.</summary>
public class AbsenceModel(ActsFor acts, TellAbsence absences, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true, Name = "jour")]
    public string? AskedDay { get; set; }

    [BindProperty(Name = "absent")]
    public List<long> Absent { get; set; } = [];

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<AbsenceBox> Boxes { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public DateOnly Day => DateOnly.TryParseExact(AskedDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : clock.LocalNow < absences.ClosesAt(clock.Today) ? clock.Today : clock.Today.AddDays(1);

    /// <summary>Civil time from which nothing of the day can be told; without a booking, the closing of its list.</summary>
    public DateTime Closes => Boxes.Select(b => b.Closes).DefaultIfEmpty(absences.ClosesAt(Day)).Max();

    public bool IsClosed => clock.LocalNow >= Closes;

    public bool IsOpen(AbsenceBox box) => clock.LocalNow < box.Closes;

    /// <summary>Boxes of the day have their own hours: each says its own.</summary>
    public bool HasSeveralHours => Boxes.Select(b => b.Closes).Distinct().Count() > 1;

    public async Task OnGet() => Boxes = await absences.Boxes(acts.FamilyId, Day);

    public async Task<IActionResult> OnPost()
    {
        var arrival = Arrival.Of(HttpContext);
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            refusal = await absences.Save(acts.FamilyId, Day, Absent.ToHashSet(), acts.Actor, arrival, Key);
            return refusal is null ? acts.At(BookingLinks.Absence(Day)) : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = $"C’est noté pour le {French.Date(Day)}. La structure le voit déjà sur sa liste.";
            return this.SeeOther(result);
        }
        Boxes = await absences.Boxes(acts.FamilyId, Day);
        ModelState.AddModelError("", Refusals.Sentence(refusal!));
        return this.Again();
    }
}
