using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;
using Preau.Web.Features.Tariffs;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing;

/// <summary>Days of one enrolment and slot at one price, with how it came about.</summary>
/// <param name="Title">The activity; with its slot where it has several.</param>
/// <param name="UnitPrice">Null: no tariff prices these days.</param>
/// <param name="Invoice">The number that charged them; null: not invoiced yet.</param>
public sealed record DetailLine(string Title, string Child, IReadOnlyList<DateOnly> Days, Money? UnitPrice, IReadOnlyList<string> Steps, string? Invoice)
{
    public Money Amount => UnitPrice is { } price ? price * Days.Count : Money.Zero;
}

/// <summary>
/// A month of a family, enrolment by enrolment: what is invoiced as the invoice says it, the rest as it would be priced now. One
/// reading for the account page and for the staff.
/// </summary>
public sealed class MonthDetail(PortalDb db)
{
    public async Task<IReadOnlyList<DetailLine>> Of(long familyId, DateOnly month)
    {
        var days = Charging.DaysOf(month);
        var charged = await (
            from charge in db.Charges
            where charge.FamilyId == familyId && charge.Day >= days.From && charge.Day <= days.To && charge.VoidedAt == null
            join invoice in db.Invoices on charge.InvoiceId equals invoice.Id
            where invoice.State == InvoiceState.Issued
            select new Unit(charge.ChildId, charge.SlotId, charge.EnrolmentId, charge.Day, charge.Kind, charge.UnitPrice.Cents, charge.Explanation, invoice.Number)).ToListAsync();
        var known = charged.Select(c => (c.ChildId, c.SlotId, c.Day, c.Kind)).ToHashSet();
        var booked = (await db.Bookings.AsNoTracking().Where(b => b.FamilyId == familyId && b.Day >= days.From && b.Day <= days.To).ToListAsync())
            .FindAll(b => Charging.IsCharged(b) && !known.Contains((b.ChildId, b.SlotId, b.Day, ChargeKind.Service)));
        var late = (await db.LateCancellations.AsNoTracking().Where(c => c.FamilyId == familyId && c.Day >= days.From && c.Day <= days.To).ToListAsync())
            .FindAll(c => !known.Contains((c.ChildId, c.SlotId, c.Day, ChargeKind.LateCancellation)));
        return await Lines([.. charged, .. booked.Count + late.Count == 0 ? [] : await ToCome(familyId, booked, late)]);
    }

    private async Task<IReadOnlyList<Unit>> ToCome(long familyId, List<Booking> booked, List<LateCancellation> late)
    {
        var prices = await FamilyPrices.Load(db, familyId, [.. booked.Select(b => b.SlotId).Concat(late.Select(c => c.SlotId)).Distinct()]);
        var lateness = await LateCharges.Load(db);
        var units = new List<Unit>();
        void Add(ChargedDay of, ChargeKind kind, PricedUnit? unit) =>
            units.Add(new(of.ChildId, of.SlotId, of.EnrolmentId, of.Day, kind, unit?.Price.Cents, unit is null ? "" : string.Join('\n', unit.Steps), null));
        foreach (var booking in booked)
        {
            var unit = prices.Price(booking.SlotId, booking.Day).Unit;
            Add(ChargedDay.Of(booking), ChargeKind.Service, unit);
            if (unit is not null && lateness.Of(booking, unit) is { } more) Add(ChargedDay.Of(booking), ChargeKind.Surcharge, more);
        }
        foreach (var cancelled in late)
        {
            if (prices.Price(cancelled.SlotId, cancelled.Day).Unit is { } unit && lateness.Of(cancelled, unit) is { } owed) Add(ChargedDay.Of(cancelled), ChargeKind.LateCancellation, owed);
        }
        return units;
    }

    private async Task<IReadOnlyList<DetailLine>> Lines(List<Unit> units)
    {
        var (slotIds, childIds) = (units.Select(u => u.SlotId).Distinct().ToList(), units.Select(u => u.ChildId).Distinct().ToList());
        var slots = await db.Slots.Where(s => slotIds.Contains(s.Id))
            .Join(db.Activities, s => s.ActivityId, a => a.Id, (s, a) => new { s.Id, Title = a.Slots.Count > 1 ? a.Name + ", " + s.Name : a.Name, Order = (a.Order * 1000) + s.Order }).ToDictionaryAsync(s => s.Id);
        var children = await db.Children.Where(c => childIds.Contains(c.Id)).Select(c => new { c.Id, c.FirstName, c.BirthDate }).ToDictionaryAsync(c => c.Id);
        return
        [
            .. units.GroupBy(u => (u.ChildId, u.SlotId, u.EnrolmentId, u.Kind, u.Cents, u.Explanation, u.Invoice))
                .OrderBy(g => children[g.Key.ChildId].BirthDate).ThenBy(g => g.Key.ChildId).ThenBy(g => slots[g.Key.SlotId].Order).ThenBy(g => g.Min(u => u.Day))
                .Select(g => new DetailLine(
                    LateCharges.Name(slots[g.Key.SlotId].Title, g.Key.Kind), children[g.Key.ChildId].FirstName, [.. g.Select(u => u.Day).Order()],
                    g.Key.Cents is { } cents ? new Money(cents) : null, g.Key.Explanation.Split('\n', StringSplitOptions.RemoveEmptyEntries), g.Key.Invoice)),
        ];
    }

    private sealed record Unit(long ChildId, long SlotId, long EnrolmentId, DateOnly Day, ChargeKind Kind, long? Cents, string Explanation, string? Invoice);
}
