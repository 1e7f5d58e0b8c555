using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>
/// Ends the entries of children who can no longer have the place: enrolment shortened or ended, day closed, day at the other parent's,
/// child gone. The families are told why, and the places held go on. Inside the transaction that changed it, once it is saved.
/// </summary>
public sealed class ReviewEntries(PortalDb db, TownClock clock, BookingBoards boards, MoveEntries move, FreedPlaces freed, WaitingMail mail)
{
    /// <summary>Those of one child, whose enrolment or days have just changed.</summary>
    public async Task OfChild(long childId, Actor actor)
    {
        await db.SaveChangesAsync();
        await Run(db.WaitingEntries.Where(e => e.ChildId == childId), actor);
    }

    /// <param name="scope">The entries that the change may touch.</param>
    /// <returns>How many ended.</returns>
    public async Task<int> Run(IQueryable<WaitingEntry> scope, Actor actor)
    {
        var (now, today) = (clock.UtcNow, clock.Today);
        var open = await scope.AsNoTracking().Where(e => e.ClosedAt == null && e.Day >= today).OrderBy(e => e.Id).ToListAsync();
        var ended = new List<(WaitingEntry Entry, string Why)>();
        foreach (var family in open.GroupBy(e => e.FamilyId))
        {
            var board = await boards.Load(family.Key, new DateRange(family.Min(e => e.Day), family.Max(e => e.Day)), now);
            ended.AddRange(family.Select(e => (e, Why: WhyNot(board, e))).Where(e => e.Why is not null).Select(e => (e.e, Refusals.Sentence(e.Why!))));
        }

        // All of them first: a place that one gives back is not offered to another that ends too.
        var places = new List<long>();
        foreach (var group in ended.GroupBy(e => e.Why))
            places.AddRange((await move.Run([.. group.Select(e => e.Entry.Id)], _ => true, WaitingState.Dropped, actor, now, "retiré de la liste", group.Key)).Freed);
        await freed.Settle(places, actor, now);
        await mail.News([.. ended.Select(e => (e.Entry, $"retiré de la liste. {e.Why}"))]);
        return ended.Count;
    }

    private static Refusal? WhyNot(BookingBoard board, WaitingEntry entry)
    {
        if (board.Row(entry.ChildId, entry.SlotId) is not { } row) return new(RefusalCode.NotEnrolled, Day: entry.Day);
        var answer = board.Answer(row, entry.Day, byStaff: true);
        if (board.BookingOn(entry.ChildId, entry.SlotId, entry.Day) is not null) return new(RefusalCode.AlreadyBooked, Day: entry.Day);
        if (answer.State is BoxState.NoService or BoxState.Closed or BoxState.OtherParent) return answer.Why;
        return answer.Enrolment?.SiteId == entry.SiteId ? null : new(RefusalCode.NotEnrolled, Day: entry.Day);
    }
}
