using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Web.Features.Billing;
using Preau.Web.Features.Places;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Takes bookings away, gives their places to those who wait for them, and writes the history; part of <see cref="ChangeBookings"/>, which judged them.
/// </summary>
public sealed class CancelBookings(PortalDb db, FreedPlaces freed, CreditPaidDays credit)
{
    /// <param name="reason">Why an agent cancels after the limit.</param>
    /// <param name="byHand">What a week pattern had booked is then left out when it is applied again.</param>
    public async Task Run(long familyId, Actor actor, IReadOnlyList<WishOutcome> outcomes, DateTime now, bool byHand, string? reason = null)
    {
        if (outcomes.Count == 0) return;
        var (children, slots, days) = outcomes.Keys();
        var bookings = (await db.Bookings.AsNoTracking()
                .Where(b => b.FamilyId == familyId && children.Contains(b.ChildId) && slots.Contains(b.SlotId) && days.Contains(b.Day))
                .ToListAsync())
            .ToDictionary(b => (b.ChildId, b.SlotId, b.Day));
        var gone = outcomes
            .Select(o => (Outcome: o, Booking: bookings.GetValueOrDefault((o.Wish.ChildId, o.Wish.SlotId, o.Wish.Day))))
            .Where(g => g.Booking is not null).Select(g => (g.Outcome, Booking: g.Booking!)).ToList();
        var ids = gone.ConvertAll(g => g.Booking.Id);

        if (byHand) await LeaveOut(gone.ConvertAll(g => g.Booking));
        var poolDays = await db.GiveBackPlaces(ids);
        await db.Bookings.Where(b => ids.Contains(b.Id)).ExecuteDeleteAsync();
        await db.AddLate(gone.Select(g => (g.Booking, g.Outcome)), now);
        await db.InsertMany(gone.ConvertAll(g => g.Outcome.Entry(actor, now, familyId, g.Booking.Id, reason: reason)));
        await credit.Give(gone.ConvertAll(g => g.Booking), actor, now);
        await freed.Settle(poolDays, actor, now);
    }

    private async Task LeaveOut(List<Booking> cancelled)
    {
        var runs = cancelled.Select(b => b.PatternRunId).OfType<long>().Distinct().ToList();
        if (runs.Count == 0) return;
        var patterns = await db.PatternRuns.Where(r => runs.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.WeekPatternId);
        await db.InsertMany(cancelled
            .Where(b => b.PatternRunId is { } run && patterns.ContainsKey(run))
            .Select(b => new PatternException { WeekPatternId = patterns[b.PatternRunId!.Value], ChildId = b.ChildId, SlotId = b.SlotId, Day = b.Day }).ToList());
    }
}
