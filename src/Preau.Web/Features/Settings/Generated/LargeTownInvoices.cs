using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>An issued invoice of the plan; its payment and their postings are numbered after it.</summary>
/// <param name="PaidAt">Null: not paid.</param>
internal sealed record PlannedInvoice(long Id, PlannedFamily Family, int Month, string Number, Money Total, IReadOnlyList<(string Product, Money Amount)> Products, DateTime? PaidAt)
{
    public long Posting => (Id * 2) - 1;

    public long PaymentPosting => Id * 2;

    public PaymentReference Reference => InvoiceNumber.TryParse(Number, out var number) ? new(number, 1) : throw new InvalidOperationException(Number);
}

/// <summary>Which families have an invoice of which month, numbered without a gap.</summary>
internal sealed class LargeTownInvoices
{
    private readonly LargeTownPlan plan;
    private readonly LargeTownServices services;
    private readonly LargeTownMonths months;

    /// <summary>The number of the invoice of each month and family; 0: nothing to charge.</summary>
    private readonly int[,] invoices;

    public LargeTownInvoices(LargeTownPlan plan, LargeTownServices services, LargeTownMonths months)
    {
        (this.plan, this.services, this.months) = (plan, services, months);
        invoices = new int[LargeTownMonths.All.Count, plan.Families];
        foreach (var family in plan.All())
        {
            for (var m = 0; m < LargeTownMonths.All.Count; m++) invoices[m, family.Index] = months.Charged(family, m).Any() ? 1 : 0;
        }
        var last = 0;
        for (var m = 0; m < LargeTownMonths.All.Count; m++)
        {
            for (var f = 0; f < plan.Families; f++) invoices[m, f] = invoices[m, f] == 0 ? 0 : ++last;
        }
    }

    /// <summary>0: nothing to charge.</summary>
    public int this[int month, int family] => invoices[month, family];

    /// <summary>In the order of their numbers.</summary>
    public IEnumerable<PlannedInvoice> All()
    {
        var before = 0;
        for (var m = 0; m < LargeTownMonths.All.Count; m++)
        {
            if (m > 0 && LargeTownMonths.IssuedOn(m).Year != LargeTownMonths.IssuedOn(m - 1).Year) before = LastOf(m - 1);
            foreach (var family in plan.All().Where(f => invoices[m, f.Index] != 0))
            {
                var prices = months.Prices(family);
                List<(string Product, Money Amount)> products = [.. months.Charged(family, m).GroupBy(c => c.Service, (s, days) => (s.Activity.Code, prices[s.Index].Price * days.Count()))];
                var id = invoices[m, family.Index];
                var number = new InvoiceNumber(services.RegieCode, NumberSeries.Invoice, LargeTownMonths.IssuedOn(m).Year, id - before).ToString();
                var total = products.Select(p => p.Amount).Sum();
                yield return new(id, family, m, number, total, products, total < OnlinePayment.Smallest ? null : PaidAt(id, m));
            }
        }
    }

    public IEnumerable<PlannedInvoice> Paid() => All().Where(i => i.PaidAt is not null);

    private static DateTime? PaidAt(int invoice, int month)
    {
        var draw = Draw.Of(LargeTownPlan.Seed, -invoice);
        var isLatest = month == LargeTownMonths.All.Count - 1;
        return draw.Percent(isLatest ? 50 : 93) ? LargeTownMonths.IssuedAt(month).AddDays(1 + draw.Below(isLatest ? 10 : 25)).AddMinutes(draw.Below(700)) : null;
    }

    private int LastOf(int month) => Enumerable.Range(0, plan.Families).Max(f => invoices[month, f]) is var last and > 0 ? last : month == 0 ? 0 : LastOf(month - 1);

    public IEnumerable<NumberCounter> Counters() => Enumerable.Range(0, LargeTownMonths.All.Count).GroupBy(m => LargeTownMonths.IssuedOn(m).Year)
        .Select(year => (Year: year.Key, First: year.Min() is var first and > 0 ? LastOf(first - 1) : 0, Last: LastOf(year.Max())))
        .Select(y => new NumberCounter { RegieId = services.RegieId, Year = y.Year, Series = NumberSeries.Invoice, Last = y.Last - y.First });
}
