using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Billing.Staff;

/// <summary>Says what issuing will do, then does it once.</summary>
[Needs(StaffRight.Money)]
public sealed class IssueModel(CurrentStaff agent, BillingQueries billing, IssueInvoices issue, DraftInvoices draft, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Regie Regie { get; private set; } = null!;

    public DateOnly Month { get; private set; }

    public MonthRow Sum { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public DateOnly DueOn => Today.AddDays(Regie.DueDays);

    /// <summary>Why nothing can be issued now; null: it can.</summary>
    public Refusal? Refusal => Charging.RefusalToIssue(Month, Today, Sum.Drafts);

    public async Task<IActionResult> OnGet(string regie, string month) => await Find(regie, month) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string regie, string month)
    {
        if (!await Find(regie, month)) return NotFound();
        IssueOutcome? outcome = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            outcome = await issue.Issue(Regie.Id, Month, agent.Actor, clock.UtcNow);
            return outcome.Refusals.Count == 0 ? BillingLinks.Month(Regie.Code, Month) : null;
        });
        if (result is null) return await Refused(outcome!.Refusals);
        if (outcome is not null) TempData["Notice"] = $"{French.Count(outcome.Issued.Count, "facture émise", "factures émises")}\u00A0: {outcome.Issued[0].Number} à {outcome.Issued[^1].Number}. Les familles reçoivent un courriel.";
        return this.SeeOther(result);
    }

    private async Task<IActionResult> Refused(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Any(r => r.Code == RefusalCode.Stale))
        {
            await db.InOneTransaction(() => draft.Compute(Regie.Id, Month, agent.Actor, clock.UtcNow));
            ModelState.AddModelError("", "Des réservations ou des tarifs ont changé depuis le calcul. Les projets viennent d’être recalculés\u00A0: relisez les montants avant d’émettre.");
        }
        foreach (var sentence in Refusals.Sentences(refusals.Where(r => r.Code != RefusalCode.Stale))) ModelState.AddModelError("", sentence);
        await Find(Regie.Code, BillingLinks.Key(Month));
        return this.Again();
    }

    private async Task<bool> Find(string regie, string month)
    {
        if (BillingLinks.ReadKey(month) is not { } first || await billing.Regie(regie) is not { } found) return false;
        (Regie, Month) = (found, first);
        Sum = (await billing.Months(first, first)).Single(r => r.Regie == found.Code);
        return true;
    }
}
