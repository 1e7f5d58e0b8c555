using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Web.Features.Billing;
using Preau.Web.Features.CutOffs;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>A booked box of one day, for telling that the child will not come.</summary>
/// <param name="Says">What stays charged, and which paper is asked for: said before it is told.</param>
/// <param name="Closes">Civil time from which it can neither be told nor withdrawn.</param>
public sealed record AbsenceBox(long BookingId, string Child, string Service, bool IsTold, string Says, DateTime Closes);

/// <summary>
/// Signaler une absence (docs/rules/absences.md): whole day or chosen slots, several children at once, until the hour of the
/// activity's rule, else until the day list is closed; it stands on the day list at once, frees neither place nor charge by itself, and can
/// be withdrawn until then.
/// </summary>
public sealed class TellAbsence(PortalDb db, TownClock clock, TownSettings settings, BookingMail mail, CreditPaidDays credit)
{
    // An absence is seldom longer; before, nobody counts its days.
    private const int LongestAbsence = 60;

    /// <summary>Civil time of the day at which its list is closed (setting presences.cloture_heure, 9 h 00 unless set).</summary>
    public DateTime ClosesAt(DateOnly day) => day.ToDateTime(new TimeOnly(settings.Number("presences.cloture_heure", 9), 0));

    /// <summary>What this family has booked on a day.</summary>
    public async Task<IReadOnlyList<AbsenceBox>> Boxes(long familyId, DateOnly day)
    {
        var rules = await Rules();
        return (await Rows(db.Bookings.AsNoTracking(), familyId, day)).ConvertAll(row =>
        {
            var rule = AbsenceRule.InEffect(rules[row.ActivityId], day);
            var says = rule is not null ? AbsenceWords.Charged(rule) : row.StaysCharged ? "Cette journée reste facturée." : "Cette journée ne sera pas facturée.";
            return new AbsenceBox(row.Booking.Id, row.Child, row.Slot, row.Booking.AbsenceToldAt is not null, says, rule?.Closes(day) ?? ClosesAt(day));
        });
    }

    /// <summary>Tells or withdraws: the ticked boxes are absent, the others of the day come. The family is told what an agent noted for it. Call inside the transaction of the act.</summary>
    public async Task<Refusal?> Save(long familyId, DateOnly day, IReadOnlySet<long> absent, Actor actor, DateTime arrival, Guid key)
    {
        var rules = await Rules();
        DateTime Closes(long activityId) => AbsenceRule.InEffect(rules[activityId], day)?.Closes(day) ?? ClosesAt(day);
        var changed = (await Rows(db.Bookings, familyId, day)).FindAll(r => r.Booking.AbsenceToldAt is not null != absent.Contains(r.Booking.Id));
        var closes = changed.Select(r => Closes(r.ActivityId)).DefaultIfEmpty(ClosesAt(day)).Min();
        if (clock.ToLocal(arrival) >= closes) return new(RefusalCode.AbsenceTooLate, Limit: closes, Day: day);
        var changes = new List<BookingChange>();
        List<Booking> spared = [], charged = [];
        foreach (var row in changed)
        {
            var isTold = row.Booking.AbsenceToldAt is null;
            var rule = AbsenceRule.InEffect(rules[row.ActivityId], day);
            var isCharged = isTold && (rule is null ? row.StaysCharged : rule.IsCharged(await DayOfAbsence(row.Booking)));
            if (isTold && !isCharged) spared.Add(row.Booking);
            else if (!isTold && !row.Booking.AbsenceCharged) charged.Add(row.Booking);
            (row.Booking.AbsenceToldAt, row.Booking.AbsenceCharged) = (isTold ? arrival : null, isCharged);
            db.Record(actor, clock.UtcNow, isTold ? "absent" : "present", (nameof(Booking), row.Booking.Id), $"{(isTold ? "Absence signalée" : "Absence retirée")}\u00A0: {row.Slot}, {French.Date(day)}", (familyId, row.Booking.ChildId));
            changes.Add(new(row.Booking.ChildId, day, row.Slot, isTold ? "absence signalée" : "absence retirée"));
        }
        await credit.Give(spared, actor, clock.UtcNow);
        await credit.TakeBack(charged, actor, clock.UtcNow);
        if (actor.IsStaff) await mail.Changed(familyId, changes, key);
        return null;
    }

    private async Task<ILookup<long, AbsenceRule>> Rules() => (await db.AbsenceRules.AsNoTracking().ToListAsync()).ToLookup(r => r.ActivityId);

    /// <summary>1 for the first booked day of an absence: the booked days right before it were told too.</summary>
    private async Task<int> DayOfAbsence(Booking booking)
    {
        var from = booking.Day.AddDays(-LongestAbsence);
        var before = await db.Bookings.AsNoTracking()
            .Where(b => b.ChildId == booking.ChildId && b.SlotId == booking.SlotId && b.Day >= from && b.Day < booking.Day)
            .OrderByDescending(b => b.Day).Select(b => b.AbsenceToldAt != null).ToListAsync();
        return 1 + before.TakeWhile(told => told).Count();
    }

    private Task<List<AbsenceRow>> Rows(IQueryable<Booking> bookings, long familyId, DateOnly day) => (
        from booking in bookings
        join child in db.Children on booking.ChildId equals child.Id
        join slot in db.Slots on booking.SlotId equals slot.Id
        join activity in db.Activities on slot.ActivityId equals activity.Id
        where booking.FamilyId == familyId && booking.Day == day
        orderby child.BirthDate, activity.Order
        select new AbsenceRow(booking, child.FirstName, slot.Name, activity.Id, activity.AbsenceStaysCharged)).ToListAsync();

    private sealed record AbsenceRow(Booking Booking, string Child, string Slot, long ActivityId, bool StaysCharged);
}
