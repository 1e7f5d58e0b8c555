using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Books and cancels days of a family's children: shared by the calendar, the week pattern, the validation of an enrolment
/// and the staff. Everything asked is judged again here; places are taken and given back by one statement each.
/// Call it inside the transaction of the act (<see cref="Acts"/>).
/// </summary>
public sealed class ChangeBookings(PortalDb db, JudgeWishes judge, WriteBookings writing, BookedWhileWaiting waited)
{
    /// <summary>Judges without changing anything. A wish that stands already, and a box of no child of the family, is left out.</summary>
    /// <param name="passesLimit">An agent acts after the last limit, for a reason.</param>
    public Task<IReadOnlyList<WishOutcome>> Judge(long familyId, IReadOnlyCollection<Wish> wishes, DateTime now, bool byStaff = false, bool passesLimit = false) =>
        judge.Run(familyId, wishes, now, byStaff, passesLimit);

    /// <summary>Applies the wishes that no rule refuses; a wish whose place went meanwhile comes back refused as full.</summary>
    /// <param name="arrival">The instant that judges limits.</param>
    /// <param name="holds">The caller makes the orders of what is paid at booking (<see cref="Orders.HoldBookings"/>); otherwise that is refused.</param>
    public async Task<IReadOnlyList<WishOutcome>> Apply(BookingAct act, IReadOnlyCollection<Wish> wishes, DateTime arrival, bool byStaff = false, bool holds = false)
    {
        await db.HoldCalendar();
        var outcomes = await Judge(act.FamilyId, wishes, arrival, byStaff, passesLimit: byStaff && act.Reason is not null);
        if (!holds) outcomes = outcomes.WithoutPayment();
        if (byStaff && act.Over is not null) outcomes = [.. outcomes.Select(o => o.Refusal?.Code is RefusalCode.Full or RefusalCode.AlreadyWaiting or RefusalCode.PlaceIsOffered ? o with { Refusal = null } : o)];
        return await Carry(act, outcomes);
    }

    /// <summary>Applies what was judged in this transaction since it holds the calendar (<see cref="CalendarLock"/>).</summary>
    public async Task<IReadOnlyList<WishOutcome>> Carry(BookingAct act, IReadOnlyList<WishOutcome> outcomes)
    {
        var allowed = outcomes.Where(o => o.Refusal is null).ToLookup(o => o.Wish.Book);
        var full = await writing.Run(act, [.. allowed[false]], [.. allowed[true]]);
        await waited.Run([.. allowed[true].Where(o => !full.Contains(o.Wish))], act.Actor, act.Now);
        return outcomes.Select(o => full.Contains(o.Wish) ? o with { Refusal = new(RefusalCode.Full, Day: o.Wish.Day) } : o).ToList();
    }
}
