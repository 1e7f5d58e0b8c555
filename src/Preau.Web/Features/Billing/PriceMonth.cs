using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Families;
using Preau.Domain.Tariffs;
using Preau.Web.Features.Tariffs;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Billing;

/// <summary>
/// Prices what is booked in a month of a régie, each day at that day's price, and what came too late for the invoice of an earlier
/// month (docs/rules/facturation.md). The number of queries does not grow with the town. Families whose invoice of the month is
/// issued are left out. What an order charges is not in it.
/// </summary>
public sealed class PriceMonth(PortalDb db)
{
    /// <summary>Changes nothing.</summary>
    public async Task<PricedMonth> Compute(long regieId, DateOnly month)
    {
        var days = Charging.DaysOf(month);
        var slots = await (
            from slot in db.Slots
            join activity in db.Activities on slot.ActivityId equals activity.Id
            where activity.RegieId == regieId
            select new { slot.Id, slot.Name, Product = activity.Code, Order = (activity.Order * 1000) + slot.Order }).ToDictionaryAsync(s => s.Id);
        var ofRegie = db.Slots.Join(db.Activities, s => s.ActivityId, a => a.Id, (s, a) => new { s.Id, a.RegieId }).Where(s => s.RegieId == regieId).Select(s => s.Id);
        var booked = db.Bookings.AsNoTracking().Where(b => b.Day >= days.From && b.Day <= days.To && b.OrderId == null && ofRegie.Contains(b.SlotId));
        var late = await Late(regieId, month, ofRegie).ToListAsync();
        var bookings = (await booked.ToListAsync()).Concat(late).Where(Charging.IsCharged).ToList();
        var cancelled = await db.LateCancellations.AsNoTracking().Where(c => c.Day >= days.From && c.Day <= days.To && ofRegie.Contains(c.SlotId)).ToListAsync();
        var lateness = await LateCharges.Load(db);
        var issued = (await db.Invoices.Where(i => i.RegieId == regieId && i.Month == month && i.State == InvoiceState.Issued && i.OrderNumber == null).Select(i => i.FamilyId).ToListAsync()).ToHashSet();

        var (otherFamilies, otherChildren) = (late.Select(b => b.FamilyId).Concat(cancelled.Select(c => c.FamilyId)).Distinct().ToList(), late.Select(b => b.ChildId).Concat(cancelled.Select(c => c.ChildId)).Distinct().ToList());
        var familyIds = db.Families.Where(f => booked.Select(b => b.FamilyId).Contains(f.Id) || otherFamilies.Contains(f.Id)).Select(f => f.Id);
        var families = await db.Families.AsNoTracking().Include(f => f.Guardians).Where(f => familyIds.Contains(f.Id)).OrderBy(f => f.SortKey).ThenBy(f => f.Id).ToListAsync();
        var incomes = (await db.IncomeRecords.AsNoTracking().Where(i => familyIds.Contains(i.FamilyId)).OrderBy(i => i.ValidFrom).ThenBy(i => i.Id).ToListAsync()).ToLookup(i => i.FamilyId);
        var children = await db.Children.Where(c => booked.Select(b => b.ChildId).Contains(c.Id) || otherChildren.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.FirstName);
        var sites = await db.Sites.ToDictionaryAsync(s => s.Id, s => s.Name);
        var grids = (await db.TariffGrids.AsNoTracking().Include(g => g.Brackets.OrderBy(b => b.Id)).Where(g => ofRegie.Contains(g.SlotId)).ToListAsync()).ToLookup(g => g.SlotId);

        var byFamily = bookings.Where(b => !issued.Contains(b.FamilyId))
            .OrderBy(b => b.Day).ThenBy(b => slots[b.SlotId].Order).ToLookup(b => b.FamilyId);
        var cancelledBy = cancelled.Where(c => !issued.Contains(c.FamilyId)).OrderBy(c => c.Day).ThenBy(c => slots[c.SlotId].Order).ToLookup(c => c.FamilyId);
        var problems = new List<MonthProblem>();
        var priced = new List<PricedFamilyMonth>();
        foreach (var family in families.Where(f => byFamily.Contains(f.Id) || cancelledBy.Contains(f.Id)))
        {
            var prices = new FamilyPrices(family.IsResident, [.. incomes[family.Id]], grids);
            var charges = new List<PricedLineOfDay>();
            void Charge(ChargedDay of, ChargeKind kind, long siteId, PricedUnit? unit)
            {
                if (unit is not null) charges.Add(Line(of, kind, unit, slots[of.SlotId].Product, (children[of.ChildId], LateCharges.Name(slots[of.SlotId].Name, kind), sites[siteId]), month));
            }
            PricedUnit? Priced(ChargedDay of)
            {
                var (unit, refusal) = prices.Price(of.SlotId, of.Day);
                if (unit is null) problems.Add(new(family.Id, family.Name, children[of.ChildId], slots[of.SlotId].Name, refusal!));
                return unit;
            }
            foreach (var booking in byFamily[family.Id])
            {
                if (Priced(ChargedDay.Of(booking)) is not { } unit) continue;
                Charge(ChargedDay.Of(booking), ChargeKind.Service, booking.SiteId, unit);
                Charge(ChargedDay.Of(booking), ChargeKind.Surcharge, booking.SiteId, lateness.Of(booking, unit));
            }
            foreach (var gone in cancelledBy[family.Id])
            {
                if (Priced(ChargedDay.Of(gone)) is { } unit) Charge(ChargedDay.Of(gone), ChargeKind.LateCancellation, gone.SiteId, lateness.Of(gone, unit));
            }
            if (charges.Count > 0) priced.Add(new(family, charges));
        }
        return new(priced, problems);
    }

    /// <summary>Booked days of earlier months, of families whose invoice of that month is issued without them, that no other invoice holds.</summary>
    private IQueryable<Booking> Late(long regieId, DateOnly month, IQueryable<long> ofRegie)
    {
        var first = Charging.FirstLateMonth(month);
        var own = db.Invoices.Where(i => i.RegieId == regieId && i.Month == month && i.State == InvoiceState.Draft).Select(i => (long?)i.Id);
        return from invoice in db.Invoices
               where invoice.RegieId == regieId && invoice.State == InvoiceState.Issued && invoice.OrderNumber == null && invoice.Month >= first && invoice.Month < month
               join booking in db.Bookings.AsNoTracking() on invoice.FamilyId equals booking.FamilyId
               where booking.OrderId == null && booking.Day >= invoice.Month && booking.Day < invoice.Month.AddMonths(1) && ofRegie.Contains(booking.SlotId)
               join charge in db.Charges.Where(c => c.Kind == ChargeKind.Service && c.VoidedAt == null) on new { booking.ChildId, booking.Day, booking.SlotId } equals new { charge.ChildId, charge.Day, charge.SlotId } into charges
               from charge in charges.DefaultIfEmpty()
               where charge == null || own.Contains(charge.InvoiceId)
               select booking;
    }

    /// <summary>A day of an earlier month stands on a line of its own, which says so.</summary>
    private static PricedLineOfDay Line(ChargedDay of, ChargeKind kind, PricedUnit unit, string product, (string Child, string Service, string Site) words, DateOnly month)
    {
        var (child, service, site) = words;
        if (of.Day >= month) return new(of, kind, unit, product, $"{child}, {service}, {site}");
        var earlier = French.Month(Charging.MonthOf(of.Day));
        var why = $"Jour {French.Of(earlier)}, réservé ou accepté après la facture de ce mois.";
        return new(of, kind, unit with { Steps = [why, .. unit.Steps] }, product, $"{child}, {service} ({earlier}), {site}");
    }
}
