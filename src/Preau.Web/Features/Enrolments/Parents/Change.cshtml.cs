using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Requests;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments.Parents;

/// <summary>Asks to change the dates or days of a validated enrolment, or to end it: both are requests of the family that asked for it.</summary>
public class ChangeModel(ActsFor acts, EnrolmentQueries queries, SendRequest requests, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty(Name = "case")]
    public List<string> Ticked { get; set; } = [];

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Enrolment Enrolment { get; private set; } = null!;

    public Activity Activity { get; private set; } = null!;

    public string Child { get; private set; } = "";

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        (To, Ticked) = (Enrolment.To, [.. Enrolment.Wanted.SelectMany(w => PatternBox.Weekdays(w.Weekdays), (w, d) => PatternBox.Write(Enrolment.ChildId, w.SlotId, d))]);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        var days = PatternBox.Read(Ticked).Where(d => Activity.Slots.Exists(s => s.Id == d.SlotId)).Select(d => new AskedDays(d.SlotId, d.Weekdays)).ToList();
        if (To is not { } to) ModelState.TryAddModelError(nameof(To), "Indiquez le dernier jour.");
        else if (to < Enrolment.From || to < clock.Today || to > Activity.To) ModelState.AddModelError(nameof(To), $"Choisissez un jour entre aujourd’hui et le {French.Date(Activity.To)}.");
        if (Activity.AsksForDays && days.Count == 0) ModelState.AddModelError("", Refusals.Sentence(new(RefusalCode.NoDayWanted)));
        if (!ModelState.IsValid) return this.Again();
        return await Ask(RequestKind.EnrolmentChange, $"Changement\u00A0: {Activity.Name}", new EnrolmentAsked(Id, Enrolment.From, To!.Value, days));
    }

    public async Task<IActionResult> OnPostEnd()
    {
        if (!await Load()) return NotFound();
        if (LastDay is not { } last) ModelState.TryAddModelError(nameof(LastDay), "Indiquez le dernier jour.");
        else if (last < clock.Today || last > Enrolment.To || last < Enrolment.From) ModelState.AddModelError(nameof(LastDay), $"Choisissez un jour entre aujourd’hui et le {French.Date(Enrolment.To)}.");
        if (!ModelState.IsValid) return this.Again();
        return await Ask(RequestKind.EnrolmentEnd, $"Fin d’inscription\u00A0: {Activity.Name}", Standing() with { To = LastDay!.Value });
    }

    private async Task<IActionResult> Ask(RequestKind kind, string title, EnrolmentAsked asked)
    {
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            var request = await requests.Send(
                new NewRequest(kind, acts.FamilyId, acts.GuardianId, title, Standing(), asked) { ChildId = Enrolment.ChildId, ActivityId = Activity.Id, EnrolmentId = Id },
                acts.Actor);
            return RequestLinks.Sent(acts, request.Id);
        });
        TempData["Notice"] = RequestLinks.SentNotice(acts);
        return this.SeeOther(result!);
    }

    private EnrolmentAsked Standing() => new(Id, Enrolment.From, Enrolment.To, [.. Enrolment.Wanted.Select(w => new AskedDays(w.SlotId, w.Weekdays))]);

    private async Task<bool> Load()
    {
        var found = await queries.Through(acts.FamilyId, Id).AsNoTracking().Include(e => e.Wanted).SingleOrDefaultAsync(e => e.State == EnrolmentState.Validated && e.FamilyId == acts.FamilyId);
        if (found is null) return false;
        Enrolment = found;
        Activity = await db.Activities.AsNoTracking().Include(a => a.Slots).SingleAsync(a => a.Id == found.ActivityId);
        Child = await db.Children.Where(c => c.Id == found.ChildId).Select(c => c.FirstName).SingleAsync();
        return true;
    }
}
