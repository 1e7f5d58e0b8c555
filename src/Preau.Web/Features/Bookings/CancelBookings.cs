using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Web.Features.Billing;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>Takes bookings away that were judged, with what they owe and are owed. Inside the transaction of the act.</summary>
public sealed class CancelBookings(PortalDb db, CreditPaidDays credit)
{
    /// <summary>Their places are given back; their history is the caller's.</summary>
    public async Task Run(BookingAct act, IReadOnlyList<WishOutcome> gone)
    {
        if (gone.Count == 0) return;
        var ids = gone.Ids();
        if (act.RunId is null) await LeaveOut(gone.Select(o => o.Standing!).ToList());
        await db.BookingPlaces.Where(p => ids.Contains(p.BookingId)).ExecuteDeleteAsync();
        // The act runs again, and judges what stands then.
        if (await db.Bookings.Where(b => ids.Contains(b.Id)).ExecuteDeleteAsync() != ids.Count) throw new DbUpdateConcurrencyException("A booking was cancelled meanwhile.");
        await db.AddLate(gone, act.Now);
        await credit.Give(gone.Select(o => o.Standing!).ToList(), act.Actor, act.Now);
    }

    /// <summary>What a week pattern had booked and is cancelled by hand is left out when it is applied again.</summary>
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
