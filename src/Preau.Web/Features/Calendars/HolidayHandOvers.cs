using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Calendars;
using Preau.Web.Features.Families;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Calendars;

/// <summary>
/// Bookings whose day changes hands because holidays that two families share by halves are moved or published
/// (docs/rules/garde-alternee.md). A constant number of queries; one where no child has such a calendar.
/// </summary>
public sealed class HolidayHandOvers(PortalDb db, TownClock clock)
{
    public async Task<IReadOnlyList<HandOver>> Of(TownCalendar after)
    {
        var rows = await (
            from custody in db.Custodies.AsNoTracking().Include(c => c.Exceptions)
            join child in db.Children on custody.ChildId equals child.Id
            where custody.State == CustodyState.InForce && db.Custodies.Any(c => c.ChildId == custody.ChildId && c.State == CustodyState.InForce && c.Holidays == CustodyHolidays.Halves)
            select new { Custody = custody, child.SchoolId }).ToListAsync();
        if (rows.Count == 0) return [];
        var days = rows.GroupBy(r => r.Custody.ChildId).ToDictionary(g => g.Key, g => new CustodyDays(g.Select(r => r.Custody), after.SchoolAt(g.First().SchoolId ?? 0)));
        var (today, children) = (clock.Today, days.Keys.ToList());
        var bookings = await (
            from booking in db.Bookings.AsNoTracking()
            join slot in db.Slots on booking.SlotId equals slot.Id
            where children.Contains(booking.ChildId) && booking.Day >= today && booking.AbsenceToldAt == null
            select new { Booking = booking, Slot = slot.Name }).ToListAsync();
        var invoiced = (await (
                from charge in db.Charges
                join invoice in db.Invoices on charge.InvoiceId equals invoice.Id
                where children.Contains(charge.ChildId) && charge.Day >= today && invoice.State == InvoiceState.Issued
                select new { charge.ChildId, charge.SlotId, charge.Day }).ToListAsync())
            .Select(c => (c.ChildId, c.SlotId, c.Day)).ToHashSet();
        return [.. bookings.Where(b => !invoiced.Contains((b.Booking.ChildId, b.Booking.SlotId, b.Booking.Day)))
            .Select(b => (b.Booking, b.Slot, Owner: days[b.Booking.ChildId].FamilyOn(b.Booking.Day)))
            .Where(b => b.Owner is { } owner && owner != b.Booking.FamilyId)
            .OrderBy(b => b.Booking.Day).ThenBy(b => b.Booking.Id)
            .Select(b => new HandOver(b.Booking.Id, b.Booking.ChildId, b.Booking.FamilyId, b.Owner!.Value, b.Slot, b.Booking.Day))];
    }
}
