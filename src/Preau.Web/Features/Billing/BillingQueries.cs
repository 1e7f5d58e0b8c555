using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing;

/// <summary>A month of a régie in the list of months.</summary>
public sealed record MonthRow(string Regie, string RegieName, DateOnly Month, int Drafts, Money Drafted, int Issued, Money Invoiced, Money Paid);

/// <summary>An invoice, draft or issued, in the list of its month.</summary>
public sealed record MonthInvoice(long Id, string Family, string FileNumber, string? Number, int Lines, Money Total, Money Paid);

/// <summary>A charged day that no invoice of the month holds.</summary>
/// <param name="IsLate">The family's invoice of the month is issued: its next one takes the day up.</param>
public sealed record MissingDay(string Family, string FileNumber, string Child, string Slot, DateOnly Day, bool IsLate);

/// <summary>Lines of an invoice at one price for one reason.</summary>
public sealed record PricedLine(string Label, IReadOnlyList<DateOnly> Days, Money Price, IReadOnlyList<string> Steps)
{
    public Money Amount => Price * Days.Count;
}

/// <summary>What the staff's invoicing of months shows; orders, paid before they are invoices, stand with their family.</summary>
public sealed class BillingQueries(PortalDb db)
{
    public const int PerPage = 50;

    public Task<Regie?> Regie(string code) => db.Regies.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code.ToUpperInvariant());

    /// <summary>Every régie's months of the period, the latest first.</summary>
    public async Task<IReadOnlyList<MonthRow>> Months(DateOnly first, DateOnly last)
    {
        var regies = await db.Regies.OrderBy(r => r.Code).Select(r => new { r.Id, r.Code, r.Name }).ToListAsync();
        var sums = await db.Invoices.Where(i => i.Month >= first && i.Month <= last && i.OrderNumber == null)
            .GroupBy(i => new { i.RegieId, i.Month, i.State })
            .Select(g => new { g.Key.RegieId, g.Key.Month, g.Key.State, Count = g.Count(), Cents = g.Sum(i => i.Total.Cents) }).ToListAsync();
        var paid = await (
            from allocation in db.PaymentAllocations
            join invoice in db.Invoices on allocation.InvoiceId equals invoice.Id
            where invoice.Month >= first && invoice.Month <= last && invoice.OrderNumber == null
            group allocation.Amount.Cents by new { invoice.RegieId, invoice.Month } into g
            select new { g.Key.RegieId, g.Key.Month, Cents = g.Sum() }).ToDictionaryAsync(g => (g.RegieId, g.Month), g => g.Cents);
        var rows = new List<MonthRow>();
        for (var month = last; month >= first; month = month.AddMonths(-1))
        {
            foreach (var regie in regies)
            {
                var draft = sums.Find(s => s.RegieId == regie.Id && s.Month == month && s.State == InvoiceState.Draft);
                var issued = sums.Find(s => s.RegieId == regie.Id && s.Month == month && s.State == InvoiceState.Issued);
                rows.Add(new(regie.Code, regie.Name, month, draft?.Count ?? 0, new(draft?.Cents ?? 0), issued?.Count ?? 0, new(issued?.Cents ?? 0), new(paid.GetValueOrDefault((regie.Id, month)))));
            }
        }
        return rows;
    }

    /// <param name="page">The first is 1.</param>
    public async Task<IReadOnlyList<MonthInvoice>> Invoices(long regieId, DateOnly month, int page) => await (
        from invoice in db.Invoices
        where invoice.RegieId == regieId && invoice.Month == month && invoice.OrderNumber == null
        join family in db.Families on invoice.FamilyId equals family.Id
        orderby invoice.Number, family.SortKey, family.Id
        select new MonthInvoice(
            invoice.Id, family.Name, family.FileNumber, invoice.Number, db.Charges.Count(c => c.InvoiceId == invoice.Id), invoice.Total,
            new Money(db.PaymentAllocations.Where(a => a.InvoiceId == invoice.Id).Sum(a => a.Amount.Cents))))
        .Skip((page - 1) * PerPage).Take(PerPage).ToListAsync();

    /// <summary>Charged days of the month without a line: no tariff prices them, or they were booked since.</summary>
    public async Task<IReadOnlyList<MissingDay>> Missing(long regieId, DateOnly month, int most)
    {
        var days = Charging.DaysOf(month);
        return await (
            from booking in db.Bookings
            where booking.Day >= days.From && booking.Day <= days.To && (booking.AbsenceToldAt == null || booking.AbsenceCharged)
            join slot in db.Slots on booking.SlotId equals slot.Id
            join activity in db.Activities on slot.ActivityId equals activity.Id
            where activity.RegieId == regieId
            join charge in db.Charges.Where(c => c.Kind == ChargeKind.Service && c.VoidedAt == null) on new { booking.ChildId, booking.SlotId, booking.Day } equals new { charge.ChildId, charge.SlotId, charge.Day } into charges
            from charge in charges.DefaultIfEmpty()
            where charge == null
            join family in db.Families on booking.FamilyId equals family.Id
            join child in db.Children on booking.ChildId equals child.Id
            join issued in db.Invoices.Where(i => i.RegieId == regieId && i.Month == month && i.State == InvoiceState.Issued && i.OrderNumber == null) on booking.FamilyId equals issued.FamilyId into invoices
            from issued in invoices.DefaultIfEmpty()
            orderby family.SortKey, booking.Day, slot.Id
            select new MissingDay(family.Name, family.FileNumber, child.FirstName, slot.Name, booking.Day, issued != null)).Take(most).ToListAsync();
    }

    /// <summary>The lines of an invoice, one per label, price and reason.</summary>
    public async Task<IReadOnlyList<PricedLine>> Lines(long invoiceId)
    {
        var charges = await db.Charges.AsNoTracking().Where(c => c.InvoiceId == invoiceId).OrderBy(c => c.ChildId).ThenBy(c => c.SlotId).ThenBy(c => c.Day).ToListAsync();
        return [.. charges.GroupBy(c => (c.Label, c.UnitPrice, c.Explanation)).Select(g => new PricedLine(g.Key.Label, [.. g.Select(c => c.Day)], g.Key.UnitPrice, g.Key.Explanation.Split('\n')))];
    }
}
