using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Families;
using Preau.Web.Features.Tariffs;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing;

/// <summary>
/// Prices what is booked in a month of a régie, each day at that day's price (docs/rules/facturation.md). The number of queries
/// does not grow with the town. Families whose invoice of the month is issued are left out.
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
        var bookings = (await booked.ToListAsync()).FindAll(Charging.IsCharged);
        var issued = (await db.Invoices.Where(i => i.RegieId == regieId && i.Month == month && i.State == InvoiceState.Issued).Select(i => i.FamilyId).ToListAsync()).ToHashSet();

        var familyIds = booked.Select(b => b.FamilyId);
        var families = await db.Families.AsNoTracking().Include(f => f.Guardians).Where(f => familyIds.Contains(f.Id)).OrderBy(f => f.SortKey).ThenBy(f => f.Id).ToListAsync();
        var incomes = (await db.IncomeRecords.AsNoTracking().Where(i => familyIds.Contains(i.FamilyId)).OrderBy(i => i.ValidFrom).ThenBy(i => i.Id).ToListAsync()).ToLookup(i => i.FamilyId);
        var children = await db.Children.Where(c => booked.Select(b => b.ChildId).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.FirstName);
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
                else charges.Add(new(booking, unit, slot.Product, $"{child}, {slot.Name}, {sites[booking.SiteId]}"));
            }
            if (charges.Count > 0) priced.Add(new(family, charges));
        }
        return new(priced, problems);
    }
}
