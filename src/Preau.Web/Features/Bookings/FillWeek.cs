using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>What a week may be filled with in one act.</summary>
public enum WeekFilling
{
    /// <summary>As the week before.</summary>
    LikeLastWeek,

    /// <summary>As the week pattern applied last says.</summary>
    LikePattern,

    /// <summary>Nothing: everything that can be cancelled is.</summary>
    Empty,
}

/// <summary>
/// The changes that fill a week for all children or one: they are judged, shown and confirmed as any others are. Filling adds and
/// takes nothing away; a day on which nothing opens asks for nothing.
/// </summary>
public sealed class FillWeek(PortalDb db, BookingBoards boards)
{
    /// <param name="monday">The first day of the week to fill.</param>
    /// <param name="childId">One child only; null: all.</param>
    public async Task<IReadOnlyList<Wish>> Wishes(long familyId, DateOnly monday, WeekFilling filling, long? childId, DateTime now)
    {
        var board = await boards.Load(familyId, new DateRange(monday.AddDays(-7), monday.AddDays(6)), now);
        var pattern = filling == WeekFilling.LikePattern ? await LastPattern(familyId) : null;
        var rows = board.Children.Where(c => childId is null || c.Child.Id == childId).SelectMany(c => c.Rows).ToList();
        var wishes = new List<Wish>();
        foreach (var (row, day) in rows.SelectMany(_ => new DateRange(monday, monday.AddDays(6)).Days(), (row, day) => (row, day)))
        {
            var (booking, answer) = (board.BookingOn(row.ChildId, row.Slot.Id, day), board.Answer(row, day));
            if (filling == WeekFilling.Empty)
            {
                if (booking is not null && answer.CanChange) wishes.Add(new(row.ChildId, row.Slot.Id, day, Book: false));
                continue;
            }
            var isWanted = pattern is null
                ? filling == WeekFilling.LikeLastWeek && board.BookingOn(row.ChildId, row.Slot.Id, day.AddDays(-7)) is not null
                : pattern.Slots.Exists(s => s.ChildId == row.ChildId && s.SlotId == row.Slot.Id && s.Week == pattern.Weeks.On(day) && s.Weekdays.Includes(day));
            if (isWanted && booking is null && answer.State is not (BoxState.NoService or BoxState.OtherParent or BoxState.Requested)) wishes.Add(new(row.ChildId, row.Slot.Id, day, Book: true));
        }
        return wishes;
    }

    private async Task<WeekPattern?> LastPattern(long familyId)
    {
        var last = await db.PatternRuns.Where(r => r.FamilyId == familyId).OrderByDescending(r => r.Id).Select(r => r.WeekPatternId).FirstOrDefaultAsync();
        return await db.WeekPatterns.AsNoTracking().Include(p => p.Slots).SingleOrDefaultAsync(p => p.Id == last && p.FamilyId == familyId);
    }
}
