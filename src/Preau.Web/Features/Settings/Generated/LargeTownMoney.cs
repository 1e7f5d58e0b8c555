using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Web.Storage.Bulk;
using Preau.Web.Texts;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>A year of invoices, nine in ten of them paid online, and the ledger.</summary>
internal sealed class LargeTownMoney(LargeTownPlan plan, LargeTownServices services)
{
    private readonly LargeTownMonths months = new(services);

    public LargeTownInvoices Invoices { get; } = new(plan, services, new(services));

    public void Write(BulkFill fill, Action<string, long> progress)
    {
        fill.Write(Invoices.All().Select(Invoice), progress);
        fill.Write(Invoices.Counters(), progress);
        fill.Write(Charges(), progress);
        fill.Write(Invoices.Paid().Select(Attempt), progress);
        fill.Write(Invoices.Paid().Select(Payment), progress);
        fill.Write(Invoices.Paid().Select(i => new PaymentAllocation { PaymentId = i.Id, InvoiceId = i.Id, Amount = i.Total }), progress);
        new LargeTownLedger(services.RegieId, Invoices.All).Write(fill, progress);
    }

    private Invoice Invoice(PlannedInvoice i) => new()
    {
        Id = i.Id,
        RegieId = services.RegieId,
        FamilyId = i.Family.Id,
        Month = LargeTownMonths.All[i.Month],
        State = InvoiceState.Issued,
        Number = i.Number,
        Total = i.Total,
        IssuedOn = LargeTownMonths.IssuedOn(i.Month),
        DueOn = LargeTownMonths.IssuedOn(i.Month).AddDays(services.DueDays),
        Payer = string.Join('\n', [French.And(i.Family.Guardians.Select(g => $"{g.First} {g.Last}")), .. i.Family.Address.Lines()]),
        Version = 2,
    };

    private IEnumerable<Charge> Charges()
    {
        long id = 0;
        foreach (var family in plan.All())
        {
            var prices = months.Prices(family);
            var labels = new Dictionary<(long, int), string>();
            var explanations = prices.Select(p => string.Join('\n', p.Steps)).ToList();
            for (var m = 0; m < LargeTownMonths.All.Count; m++)
            {
                foreach (var (child, service, day) in months.Charged(family, m))
                {
                    if (!labels.TryGetValue((child.Id, service.Index), out var label)) labels[(child.Id, service.Index)] = label = $"{child.FirstName}, {service.Slot.Name}, {services.SiteOf(service, plan, family.Index).Name}";
                    yield return new()
                    {
                        Id = ++id,
                        InvoiceId = Invoices[m, family.Index],
                        FamilyId = family.Id,
                        ChildId = child.Id,
                        EnrolmentId = service.EnrolmentOf(child),
                        SlotId = service.Slot.Id,
                        Day = day,
                        Label = label,
                        UnitPrice = prices[service.Index].Price,
                        TariffGridId = prices[service.Index].TariffGridId,
                        Explanation = explanations[service.Index],
                    };
                }
            }
        }
    }

    private PaymentAttempt Attempt(PlannedInvoice i) => new()
    {
        Id = i.Id,
        InvoiceId = i.Id,
        FamilyId = i.Family.Id,
        RegieId = services.RegieId,
        GuardianId = PlannedFamily.GuardianId(i.Family.Id, 0),
        Number = 1,
        Reference = i.Reference.ToString(),
        Amount = i.Total,
        Email = i.Family.Email(0),
        State = AttemptState.Paid,
        IsOpen = false,
        CreatedAt = i.PaidAt!.Value,
        SettledAt = i.PaidAt,
        Result = "P",
        Authorisation = $"{i.Id * 7919 % 1_000_000:D6}",
    };

    private Payment Payment(PlannedInvoice i) => new()
    {
        Id = i.Id,
        RegieId = services.RegieId,
        FamilyId = i.Family.Id,
        Amount = i.Total,
        Means = PaymentMeans.Card,
        ReceivedAt = i.PaidAt!.Value,
        AttemptId = i.Id,
        Authorisation = $"{i.Id * 7919 % 1_000_000:D6}",
    };
}
