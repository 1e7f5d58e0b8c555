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

/// <summary>A month of a régie: compute the drafts, look at them, then at what was issued.</summary>
[Needs(StaffRight.Money)]
public sealed class MonthModel(CurrentStaff agent, BillingQueries billing, DraftInvoices draft, PortalDb db, TownClock clock) : PageModel
{
    private const int MostMissing = 20;

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNumber { get; set; } = 1;

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Regie Regie { get; private set; } = null!;

    public DateOnly Month { get; private set; }

    public MonthRow Sum { get; private set; } = null!;

    public IReadOnlyList<MonthInvoice> Invoices { get; private set; } = [];

    public IReadOnlyList<MissingDay> Missing { get; private set; } = [];

    public int Pages => (Sum.Drafts + Sum.Issued + BillingQueries.PerPage - 1) / BillingQueries.PerPage;

    public bool IsOver => Charging.RefusalToIssue(Month, clock.Today, drafts: 1) is null;

    /// <summary>Nothing was issued yet, or somebody was left out: drafts may be computed.</summary>
    public bool CanDraft => Sum.Issued == 0 || Sum.Drafts > 0 || Missing.Any(m => !m.IsLate);

    public async Task<IActionResult> OnGet(string regie, string month)
    {
        if (!await Find(regie, month)) return NotFound();
        Sum = (await billing.Months(Month, Month)).Single(r => r.Regie == Regie.Code);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, Pages));
        Invoices = await billing.Invoices(Regie.Id, Month, PageNumber);
        if (Invoices.Count > 0) Missing = await billing.Missing(Regie.Id, Month, MostMissing);
        return Page();
    }

    public async Task<IActionResult> OnPost(string regie, string month)
    {
        if (!await Find(regie, month)) return NotFound();
        PricedMonth? priced = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            priced = await draft.Compute(Regie.Id, Month, agent.Actor, clock.UtcNow);
            return BillingLinks.Month(Regie.Code, Month);
        });
        if (priced is not null)
        {
            TempData["Notice"] = priced.Families.Count == 0
                ? "Il n’y a rien à facturer pour ce mois."
                : $"{French.Count(priced.Families.Count, "projet calculé", "projets calculés")}\u00A0: {French.Amount(priced.Families.Select(f => f.Total).Sum())}.";
        }
        return this.SeeOther(result!);
    }

    private async Task<bool> Find(string regie, string month)
    {
        if (BillingLinks.ReadKey(month) is not { } first || await billing.Regie(regie) is not { } found) return false;
        (Regie, Month) = (found, first);
        return true;
    }
}
