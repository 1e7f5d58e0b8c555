using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>A booked box of one day, for telling that the child will not come.</summary>
/// <param name="StaysCharged">Said before it is told: the activity's own rule.</param>
public sealed record AbsenceBox(long BookingId, string Child, string Service, bool IsTold, bool StaysCharged);

/// <summary>
/// Signaler une absence (docs/rules/absences.md): whole day or chosen slots, several children at once, until the day list is
/// closed; it stands on the day list at once, frees neither place nor charge by itself, and can be withdrawn until then.
/// </summary>
public sealed class TellAbsence(PortalDb db, TownClock clock, TownSettings settings, BookingMail mail)
{
    /// <summary>Civil time of the day at which its list is closed (setting presences.cloture_heure, 9 h 00 unless set).</summary>
    public DateTime ClosesAt(DateOnly day) => day.ToDateTime(new TimeOnly(settings.Number("presences.cloture_heure", 9), 0));

    /// <summary>What this family has booked on a day.</summary>
    public async Task<IReadOnlyList<AbsenceBox>> Boxes(long familyId, DateOnly day) => await (
        from booking in db.Bookings.AsNoTracking()
        join child in db.Children on booking.ChildId equals child.Id
        join slot in db.Slots on booking.SlotId equals slot.Id
        join activity in db.Activities on slot.ActivityId equals activity.Id
        where booking.FamilyId == familyId && booking.Day == day
        orderby child.BirthDate, activity.Order
        select new AbsenceBox(booking.Id, child.FirstName, slot.Name, booking.AbsenceToldAt != null, activity.AbsenceStaysCharged)).ToListAsync();

    /// <summary>Tells or withdraws: the ticked boxes are absent, the others of the day come. The family is told what an agent noted for it. Call inside the transaction of the act.</summary>
    public async Task<Refusal?> Save(long familyId, DateOnly day, IReadOnlySet<long> absent, Actor actor, DateTime arrival, Guid key)
    {
        if (clock.ToLocal(arrival) >= ClosesAt(day)) return new(RefusalCode.AbsenceTooLate, Limit: ClosesAt(day), Day: day);
        var rows = await (
            from booking in db.Bookings
            join slot in db.Slots on booking.SlotId equals slot.Id
            join activity in db.Activities on slot.ActivityId equals activity.Id
            where booking.FamilyId == familyId && booking.Day == day
            select new { Booking = booking, Slot = slot.Name, activity.AbsenceStaysCharged }).ToListAsync();
        var changes = new List<BookingChange>();
        foreach (var row in rows.Where(r => r.Booking.AbsenceToldAt is not null != absent.Contains(r.Booking.Id)))
        {
            var isTold = row.Booking.AbsenceToldAt is null;
            (row.Booking.AbsenceToldAt, row.Booking.AbsenceCharged) = isTold ? ((DateTime?)arrival, row.AbsenceStaysCharged) : (null, false);
            db.Record(actor, clock.UtcNow, isTold ? "absent" : "present", (nameof(Booking), row.Booking.Id), $"{(isTold ? "Absence signalée" : "Absence retirée")}\u00A0: {row.Slot}, {French.Date(day)}", (familyId, row.Booking.ChildId));
            changes.Add(new(row.Booking.ChildId, day, row.Slot, isTold ? "absence signalée" : "absence retirée"));
        }
        if (actor.IsStaff) await mail.Changed(familyId, changes, key);
        return null;
    }
}
