using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Books and cancels days of a family's children: shared by the calendar, the week pattern, the validation of an enrolment
/// and the staff. Everything asked is judged again here; places are taken and given back by one statement each.
/// Call it inside the transaction of the act (<see cref="Acts"/>).
/// </summary>
public sealed class ChangeBookings(PortalDb db, JudgeWishes judge, CancelBookings cancelling, MakeBookings making, BookedWhileWaiting waited)
{
    /// <summary>Judges without changing anything. A wish that stands already, and a box of no child of the family, is left out.</summary>
    /// <param name="passesLimit">An agent acts after the last limit, for a reason.</param>
    public Task<IReadOnlyList<WishOutcome>> Judge(long familyId, IReadOnlyCollection<Wish> wishes, DateTime now, bool byStaff = false, bool passesLimit = false) =>
        judge.Run(familyId, wishes, now, byStaff, passesLimit);

    /// <summary>Applies the wishes that no rule refuses; a wish whose place went meanwhile comes back refused as full.</summary>
    /// <param name="arrival">The instant that judges limits; <paramref name="now"/> is the instant written.</param>
    /// <param name="runId">The application of a week pattern that books, cancels or is undone; null: by hand.</param>
    /// <param name="over">An agent takes the child over the limit where no place is left, for this reason; null: nobody does.</param>
    /// <param name="reason">Why an agent acts after the limit; null: nobody does.</param>
    /// <param name="holds">The caller makes the orders of what is paid at booking (<see cref="Orders.HoldBookings"/>); otherwise that is refused.</param>
    public async Task<IReadOnlyList<WishOutcome>> Apply(
        long familyId, Actor actor, IReadOnlyCollection<Wish> wishes, DateTime arrival, DateTime now, bool byStaff = false, long? runId = null, string? over = null, string? reason = null, bool holds = false)
    {
        await db.HoldCalendar();
        var outcomes = await Judge(familyId, wishes, arrival, byStaff, passesLimit: byStaff && reason is not null);
        if (!holds) outcomes = outcomes.WithoutPayment();
        if (byStaff && over is not null) outcomes = [.. outcomes.Select(o => o.Refusal?.Code is RefusalCode.Full or RefusalCode.AlreadyWaiting or RefusalCode.PlaceIsOffered ? o with { Refusal = null } : o)];
        return await Carry(familyId, actor, outcomes, now, runId, over, reason);
    }

    /// <summary>Applies what was judged in this transaction since it holds the calendar (<see cref="CalendarLock"/>).</summary>
    public async Task<IReadOnlyList<WishOutcome>> Carry(long familyId, Actor actor, IReadOnlyList<WishOutcome> outcomes, DateTime now, long? runId = null, string? over = null, string? reason = null)
    {
        var allowed = outcomes.Where(o => o.Refusal is null).ToList();
        await cancelling.Run(familyId, actor, [.. allowed.Where(o => !o.Wish.Book)], now, byHand: runId is null, reason);
        var full = await making.Run(familyId, actor, [.. allowed.Where(o => o.Wish.Book)], now, runId, over, reason);
        await waited.Run([.. allowed.Where(o => o.Wish.Book && !full.Contains(o.Wish))], actor, now);
        return outcomes.Select(o => full.Contains(o.Wish) ? o with { Refusal = new(RefusalCode.Full, Day: o.Wish.Day) } : o).ToList();
    }
}
