using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>One box of a day, with everything that there is to say about it.</summary>
/// <param name="Reasons">Why it cannot be changed, the reason that matters most first; none when it can.</param>
/// <param name="Limit">Civil time: until when it can be changed as it can now, or the last limit that has passed.</param>
public sealed record DayBox(string Service, BoxState State, bool CanChange, IReadOnlyList<string> Reasons, DateTime? Limit);

/// <summary>The boxes of one day of a family's children.</summary>
public sealed class DayQueries(BookingBoards boards)
{
    /// <returns>Children with a service that may open that day.</returns>
    public async Task<IReadOnlyList<(string Child, IReadOnlyList<DayBox> Boxes)>> Of(long familyId, DateOnly day, DateTime now, bool byStaff)
    {
        var board = await boards.Load(familyId, new DateRange(day, day), now);
        return [.. board.Children.Select(c => (c.Child.FirstName, (IReadOnlyList<DayBox>)[.. c.Rows.Select(row => Box(board, row, day, byStaff)).Where(b => b.State != BoxState.NoService)])).Where(c => c.Item2.Count > 0)];
    }

    private static DayBox Box(BookingBoard board, BoardRow row, DateOnly day, bool byStaff)
    {
        var answer = board.Answer(row, day, byStaff);
        return new(row.Slot.Name, answer.State, answer.CanChange, answer.CanChange ? [] : Refusals.Sentences(board.Reasons(row, day, byStaff)), answer.Limit?.Civil);
    }
}
