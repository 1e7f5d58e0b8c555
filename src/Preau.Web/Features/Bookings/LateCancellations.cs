using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>Keeps what days cancelled late cost, and takes it back when the same day is booked again (docs/rules/delais.md).</summary>
internal static class LateCancellations
{
    public static Task AddLate(this PortalDb db, IEnumerable<WishOutcome> cancelled, DateTime now) =>
        db.InsertMany(cancelled.Where(o => o.Surcharge is not null).Select(o => new LateCancellation
        {
            ChildId = o.Standing!.ChildId,
            SlotId = o.Standing!.SlotId,
            Day = o.Standing!.Day,
            FamilyId = o.Standing!.FamilyId,
            EnrolmentId = o.Standing!.EnrolmentId,
            SiteId = o.Standing!.SiteId,
            CutOffTierId = o.Answer.Tier!.Tier.Id,
            SurchargeCents = o.Extra?.Cents,
            CancelledAt = now,
        }).ToList());

    /// <summary>Call once the bookings are written: one statement, over the few days that the family owes for.</summary>
    public static Task TakeBackLate(this PortalDb db, long familyId, IReadOnlyCollection<Booking> booked)
    {
        if (booked.Count == 0) return Task.CompletedTask;
        var (from, to) = (booked.Min(b => b.Day), booked.Max(b => b.Day));
        return db.LateCancellations
            .Where(c => c.FamilyId == familyId && c.Day >= from && c.Day <= to && db.Bookings.Any(b => b.ChildId == c.ChildId && b.Day == c.Day && b.SlotId == c.SlotId))
            .ExecuteDeleteAsync();
    }
}
