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
/// issued are left out.
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
        var booked = db.Bookings.AsNoTracking().Where(b => b.Day >= days.From && b.Day <= days.To && ofRegie.Contains(b.SlotId));
        var late = await Late(regieId, month, ofRegie).ToListAsync();
        var bookings = (await booked.ToListAsync()).Concat(late).Where(Charging.IsCharged).ToList();
        var issued = (await db.Invoices.Where(i => i.RegieId == regieId && i.Month == month && i.State == InvoiceState.Issued).Select(i => i.FamilyId).ToListAsync()).ToHashSet();

        var (lateFamilies, lateChildren) = (late.Select(b => b.FamilyId).Distinct().ToList(), late.Select(b => b.ChildId).Distinct().ToList());
        var familyIds = db.Families.Where(f => booked.Select(b => b.FamilyId).Contains(f.Id) || lateFamilies.Contains(f.Id)).Select(f => f.Id);
        var families = await db.Families.AsNoTracking().Include(f => f.Guardians).Where(f => familyIds.Contains(f.Id)).OrderBy(f => f.SortKey).ThenBy(f => f.Id).ToListAsync();
        var incomes = (await db.IncomeRecords.AsNoTracking().Where(i => familyIds.Contains(i.FamilyId)).OrderBy(i => i.ValidFrom).ThenBy(i => i.Id).ToListAsync()).ToLookup(i => i.FamilyId);
        var children = await db.Children.Where(c => booked.Select(b => b.ChildId).Contains(c.Id) || lateChildren.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.FirstName);
        var sites = await db.Sites.ToDictionaryAsync(s => s.Id, s => s.Name);
        var grids = (await db.TariffGrids.AsNoTracking().Include(g => g.Brackets.OrderBy(b => b.Id)).Where(g => ofRegie.Contains(g.SlotId)).ToListAsync()).ToLookup(g => g.SlotId);

        var byFamily = bookings.Where(b => !issued.Contains(b.FamilyId))
            .OrderBy(b => b.Day).ThenBy(b => slots[b.SlotId].Order).ToLookup(b => b.FamilyId);
        var problems = new List<MonthProblem>();
        var priced = new List<PricedFamilyMonth>();
        foreach (var family in families.Where(f => byFamily.Contains(f.Id)))
        {
            var prices = new FamilyPrices(family.IsResident, [.. incomes[family.Id]], grids);
            var charges = new List<PricedBooking>();
            foreach (var booking in byFamily[family.Id])
            {
                var (unit, refusal) = prices.Price(booking.SlotId, booking.Day);
                var (slot, child) = (slots[booking.SlotId], children[booking.ChildId]);
                if (unit is null) problems.Add(new(family.Id, family.Name, child, slot.Name, refusal!));
                else charges.Add(Priced(booking, unit, slot.Product, (child, slot.Name, sites[booking.SiteId]), month));
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
               where invoice.RegieId == regieId && invoice.State == InvoiceState.Issued && invoice.Month >= first && invoice.Month < month
               join booking in db.Bookings.AsNoTracking() on invoice.FamilyId equals booking.FamilyId
               where booking.Day >= invoice.Month && booking.Day < invoice.Month.AddMonths(1) && ofRegie.Contains(booking.SlotId)
               join charge in db.Charges on new { booking.ChildId, booking.Day, booking.SlotId } equals new { charge.ChildId, charge.Day, charge.SlotId } into charges
               from charge in charges.DefaultIfEmpty()
               where charge == null || own.Contains(charge.InvoiceId)
               select booking;
    }

    /// <summary>A day of an earlier month stands on a line of its own, which says so.</summary>
    private static PricedBooking Priced(Booking booking, PricedUnit unit, string product, (string Child, string Slot, string Site) words, DateOnly month)
    {
        var (child, slot, site) = words;
        if (booking.Day >= month) return new(booking, unit, product, $"{child}, {slot}, {site}");
        var earlier = French.Month(Charging.MonthOf(booking.Day));
        var why = $"Jour {French.Of(earlier)}, réservé ou accepté après la facture de ce mois.";
        return new(booking, unit with { Steps = [why, .. unit.Steps] }, product, $"{child}, {slot} ({earlier}), {site}");
    }
}
