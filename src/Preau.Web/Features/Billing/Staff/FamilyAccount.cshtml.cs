using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Billing.Staff;

/// <summary>A family's account as it reads it: balance, situation, invoices, a month enrolment by enrolment.</summary>
[Needs(StaffRight.Money)]
public sealed class FamilyAccountModel(ActsFor acts, InvoiceQueries invoices, SituationQueries situations, MonthDetail details, TownClock clock) : PageModel
{
    /// <summary>"2026-10"; anything else shows the present month.</summary>
    [BindProperty(SupportsGet = true, Name = "mois")]
    public string? MonthKey { get; set; }

    public ActsFor Acts => acts;

    public Balance Balance { get; private set; } = new(Money.Zero, Money.Zero);

    public IReadOnlyList<InvoiceRow> Invoices { get; private set; } = [];

    /// <summary>Places held until they are paid, and those given back of late.</summary>
    public IReadOnlyList<InvoiceRow> Orders { get; private set; } = [];

    public Situation Situation { get; private set; } = null!;

    public IReadOnlyList<DetailLine> Lines { get; private set; } = [];

    public DateOnly Month => BillingLinks.ReadKey(MonthKey) ?? Charging.MonthOf(clock.Today);

    public string Address(DateOnly month) => acts.At($"/compte?mois={BillingLinks.Key(month)}");

    public async Task OnGet()
    {
        Balance = await invoices.BalanceOf(acts.FamilyId);
        Invoices = await invoices.OfFamily(acts.FamilyId);
        Orders = await invoices.Orders(acts.FamilyId);
        Situation = await situations.Of(acts.FamilyId, clock.Today);
        Lines = await details.Of(acts.FamilyId, Month);
    }
}
