using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Billing;

/// <summary>
/// Days that were paid when they were booked, and then cancelled or told absent without charge: what they cost becomes the family's
/// credit at the régie, with its posting. Their invoice stays as it was issued. Call inside the transaction of the act.
/// </summary>
public sealed class CreditPaidDays(PortalDb db, WriteLedger ledger)
{
    /// <param name="days">Bookings of any kind; those that no order charged are left out.</param>
    public Task Give(IReadOnlyCollection<Booking> days, Actor actor, DateTime now) => Move(days, back: false, actor, now);

    /// <summary>The days are charged again: an absence is withdrawn.</summary>
    public Task TakeBack(IReadOnlyCollection<Booking> days, Actor actor, DateTime now) => Move(days, back: true, actor, now);

    private async Task Move(IReadOnlyCollection<Booking> days, bool back, Actor actor, DateTime now)
    {
        var paid = days.Where(b => b is { OrderId: not null, HeldUntil: null }).ToDictionary(b => (Order: b.OrderId!.Value, b.ChildId, b.SlotId, b.Day));
        if (paid.Count == 0) return;
        var orders = paid.Keys.Select(k => k.Order).Distinct().ToList();
        var lines = (await db.Charges.AsNoTracking().Where(c => orders.Contains(c.InvoiceId) && c.VoidedAt == null != back).OrderBy(c => c.Id).ToListAsync())
            .FindAll(c => paid.ContainsKey((c.InvoiceId, c.ChildId, c.SlotId, c.Day)));
        var ids = lines.ConvertAll(c => c.Id);
        await db.Charges.Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.VoidedAt, back ? null : now));
        foreach (var own in lines.GroupBy(c => c.InvoiceId))
        {
            var invoice = await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == own.Key);
            var amount = own.Select(c => c.UnitPrice).Sum();
            var products = (await db.Products([.. own])).Select(p => (p.Product, back ? -p.Amount : p.Amount));
            var text = back ? $"Crédit repris, facture {invoice.Number}" : $"Crédit pour des jours rendus, facture {invoice.Number}";
            await ledger.Post(invoice.RegieId, [new(PostingKind.CreditNote, now, text, Postings.OfCredit(invoice.RegieId, invoice.FamilyId, products), invoice.Id)]);
            db.Record(actor, now, back ? "charged again" : "credited", (nameof(Invoice), invoice.Id), $"{text}\u00A0: {French.Amount(amount)}", (invoice.FamilyId, null), (null, new { invoice.Number, cents = amount.Cents, days = own.Select(c => c.Day).Distinct() }));
        }
    }
}

/// <summary>What lines of invoices come to.</summary>
internal static class ChargedLines
{
    /// <summary>What was given back of issued invoices, to families and régies.</summary>
    public static async Task<IReadOnlyList<((long RegieId, long FamilyId) Key, long Cents)>> CreditedDays(this PortalDb db) => (await (
        from charge in db.Charges
        where charge.VoidedAt != null
        join invoice in db.Invoices on charge.InvoiceId equals invoice.Id
        where invoice.State == InvoiceState.Issued
        group charge.UnitPrice.Cents by new { invoice.RegieId, invoice.FamilyId } into g
        select new { g.Key, Cents = g.Sum() }).ToListAsync()).ConvertAll(g => ((g.Key.RegieId, g.Key.FamilyId), g.Cents));

    /// <summary>Which product has earned what of them.</summary>
    public static async Task<IReadOnlyList<(string Product, Money Amount)>> Products(this PortalDb db, IReadOnlyCollection<Charge> lines)
    {
        var slots = lines.Select(c => c.SlotId).Distinct().ToList();
        var codes = await db.Slots.Where(s => slots.Contains(s.Id)).Join(db.Activities, s => s.ActivityId, a => a.Id, (s, a) => new { s.Id, a.Code }).ToDictionaryAsync(s => s.Id, s => s.Code);
        return [.. lines.Select(c => (codes[c.SlotId], c.UnitPrice))];
    }
}
