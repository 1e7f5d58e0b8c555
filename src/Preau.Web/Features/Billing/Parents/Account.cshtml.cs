using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Billing.Parents;

/// <summary>Mon compte: balance, situation, invoices, and a month enrolment by enrolment.</summary>
public sealed class AccountModel(CurrentGuardian caller, InvoiceQueries invoices, SituationQueries situations, MonthDetail details, TownClock clock) : PageModel
{
    /// <summary>Furthest month that may be looked at: bookings go no further than a school year.</summary>
    private const int MonthsAhead = 12;

    /// <summary>"2026-10"; anything else shows the present month.</summary>
    [BindProperty(SupportsGet = true, Name = "mois")]
    public string? MonthKey { get; set; }

    public Balance Balance { get; private set; } = new(Money.Zero, Money.Zero);

    public IReadOnlyList<InvoiceRow> Invoices { get; private set; } = [];

    /// <summary>Places that are held until they are paid.</summary>
    public IReadOnlyList<InvoiceRow> Held { get; private set; } = [];

    public Situation Situation { get; private set; } = null!;

    public IReadOnlyList<DetailLine> Lines { get; private set; } = [];

    public DateOnly Month { get; private set; }

    public DateOnly Today => clock.Today;

    public bool IsPresentMonth => Month == Charging.MonthOf(Today);

    public bool HasNext => Month < Charging.MonthOf(Today).AddMonths(MonthsAhead);

    /// <summary>What waits for money, the most urgent first.</summary>
    public IReadOnlyList<InvoiceRow> ToPay => [.. Invoices.Where(i => !i.IsPaid).OrderBy(i => i.DueOn).ThenBy(i => i.Number, StringComparer.Ordinal)];

    public async Task OnGet()
    {
        var present = Charging.MonthOf(Today);
        Month = BillingLinks.ReadKey(MonthKey) is { } asked && asked <= present.AddMonths(MonthsAhead) ? asked : present;
        Balance = await invoices.BalanceOf(caller.FamilyId);
        Invoices = await invoices.OfFamily(caller.FamilyId);
        Held = [.. (await invoices.Orders(caller.FamilyId)).Where(o => o.State == InvoiceState.Held).OrderBy(o => o.HeldUntil)];
        Situation = await situations.Of(caller.FamilyId, Today);
        Lines = await details.Of(caller.FamilyId, Month);
    }
}
