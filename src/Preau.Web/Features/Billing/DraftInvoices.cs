using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Billing;

/// <summary>
/// Computes the draft invoices of a month, at will: one per family, régie and month. What was drafted before is replaced, what is
/// issued is left alone. Call it inside the transaction of the act.
/// </summary>
public sealed class DraftInvoices(PortalDb db, PriceMonth price)
{
    public async Task<PricedMonth> Compute(long regieId, DateOnly month, Actor actor, DateTime now)
    {
        await db.LockRegie(regieId);
        var priced = await price.Compute(regieId, month);
        var drafts = await db.Invoices.Where(i => i.RegieId == regieId && i.Month == month && i.State == InvoiceState.Draft).ToDictionaryAsync(i => i.FamilyId);
        var ids = db.Invoices.Where(i => i.RegieId == regieId && i.Month == month && i.State == InvoiceState.Draft).Select(i => i.Id);
        await db.Charges.Where(c => ids.Contains(c.InvoiceId)).ExecuteDeleteAsync();

        foreach (var family in priced.Families)
        {
            // A draft keeps its row, so that the page that shows it stays where it is.
            if (!drafts.Remove(family.Family.Id, out var invoice)) db.Invoices.Add(invoice = New(regieId, month, family));
            invoice.Total = family.Total;
            invoice.Payer = family.Payer;
            invoice.Version++;
            invoice.Charges.AddRange(family.Charges.Select(c => ToCharge(c, invoice.Id)));
        }
        db.Invoices.RemoveRange(drafts.Values);
        var total = priced.Families.Select(f => f.Total).Sum();
        db.Record(actor, now, "drafted", (nameof(Regie), regieId), $"Projets de {French.Month(month)} calculés : {French.Count(priced.Families.Count, "facture")}, {French.Amount(total)}",
            change: (null, new { month, invoices = priced.Families.Count, cents = total.Cents }));
        await db.SaveChangesAsync();
        return priced;
    }

    private static Invoice New(long regieId, DateOnly month, PricedFamilyMonth family) => new()
    {
        RegieId = regieId,
        FamilyId = family.Family.Id,
        Month = month,
        State = InvoiceState.Draft,
        Total = Money.Zero,
        Payer = "",
    };

    private static Charge ToCharge(PricedLineOfDay priced, long invoiceId) => new()
    {
        InvoiceId = invoiceId,
        FamilyId = priced.Of.FamilyId,
        ChildId = priced.Of.ChildId,
        EnrolmentId = priced.Of.EnrolmentId,
        SlotId = priced.Of.SlotId,
        Day = priced.Of.Day,
        Kind = priced.Kind,
        Label = priced.Label,
        UnitPrice = priced.Unit.Price,
        TariffGridId = priced.Unit.TariffGridId,
        Explanation = string.Join('\n', priced.Unit.Steps),
    };
}
