using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments.Staff;

/// <summary>One nursery enrolment whose request was decided already: propose it a place, or refuse it with a reason.</summary>
[Needs(StaffRight.Requests)]
public sealed class WaitingModel(CurrentStaff staff, EnrolmentLife life, TownSettings settings, PortalDb db, TownClock clock) : PageModel
{
    private const int LongestReason = 2000;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Enrolment Enrolment { get; private set; } = null!;

    public Child Child { get; private set; } = null!;

    public Family Family { get; private set; } = null!;

    public string Activity { get; private set; } = "";

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    /// <summary>What an offer made now would give the family to answer.</summary>
    public DateTime OfferWouldEnd => Local(OfferEnds);

    private DateTime OfferEnds => EnrolmentLife.OfferEnds(clock, settings);

    public DateTime Local(DateTime utc) => clock.ToLocal(utc);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        return await OpenRequest() is { } request ? this.SeeOther($"/gestion/demandes/{request}") : Page();
    }

    public Task<IActionResult> OnPostOffer() => Act("La place est proposée, la famille est prévenue.", e => life.Move(e, EnrolmentAct.OfferPlace, MadeBy.Staff, staff.Actor, offerEnds: OfferEnds));

    public async Task<IActionResult> OnPostRefuse()
    {
        var reason = Reason?.Trim() ?? "";
        if (reason.Length is > 0 and <= LongestReason)
            return await Act("L’inscription est refusée, la famille est prévenue avec le motif.", e => life.Move(e, EnrolmentAct.Refuse, MadeBy.Staff, staff.Actor, reason));
        if (!await Load()) return NotFound();
        ModelState.AddModelError(nameof(Reason), reason.Length == 0 ? Refusals.Sentence(new(RefusalCode.ReasonMissing)) : "Le motif dépasse 2\u00A0000 caractères\u00A0: raccourcissez-le.");
        return this.Again();
    }

    private async Task<IActionResult> Act(string done, Func<Enrolment, Task<Refusal?>> move)
    {
        if (!await Load()) return NotFound();
        if (await OpenRequest() is { } request) return this.SeeOther($"/gestion/demandes/{request}");
        Refusal? refusal = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            refusal = await move(await db.Enrolments.Include(e => e.Wanted).SingleAsync(e => e.Id == Id));
            return refusal is null ? "/gestion/inscriptions" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = done;
            return this.SeeOther(result);
        }
        await Load();
        ModelState.AddModelError("", Refusals.Sentence(refusal!));
        return this.Again();
    }

    /// <summary>While the request that carried the enrolment is open, it is decided there.</summary>
    private Task<long?> OpenRequest() => db.Requests
        .Where(r => r.EnrolmentId == Id && r.Kind == RequestKind.Enrolment && (r.State == RequestState.Sent || r.State == RequestState.Incomplete))
        .Select(r => (long?)r.Id).FirstOrDefaultAsync();

    private async Task<bool> Load()
    {
        if (await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == Id && e.State != EnrolmentState.Draft) is not { } enrolment) return false;
        Enrolment = enrolment;
        Child = await db.Children.AsNoTracking().SingleAsync(c => c.Id == enrolment.ChildId);
        Family = await db.Families.AsNoTracking().Include(f => f.Guardians).SingleAsync(f => f.Id == enrolment.FamilyId);
        Activity = await db.Activities.Where(a => a.Id == enrolment.ActivityId).Select(a => a.Name).SingleAsync();
        History = await db.History.AsNoTracking().Where(h => h.Subject == nameof(Enrolment) && h.SubjectId == Id).OrderByDescending(h => h.Id).Take(20).ToListAsync();
        return true;
    }
}
