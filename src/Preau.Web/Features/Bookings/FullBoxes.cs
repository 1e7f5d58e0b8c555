using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>A box that only the want of a place keeps from being booked.</summary>
public sealed record FullBox(string Key, string Words);

/// <summary>The full days of a family's children: what an agent may take over the limit.</summary>
public sealed class FullBoxes(BookingBoards boards, TownClock clock)
{
    private const int Days = 62;

    public async Task<IReadOnlyList<FullBox>> Of(long familyId)
    {
        var days = new DateRange(clock.Today, clock.Today.AddDays(Days));
        var board = await boards.Load(familyId, days, clock.UtcNow);
        return [.. days.Days().SelectMany(day => board.Children.SelectMany(c => c.Rows, (c, row) => (c.Child, Row: row)).Where(r => board.Answer(r.Row, day, byStaff: true).Why?.Code is RefusalCode.Full or RefusalCode.AlreadyWaiting)
            .Select(r => new FullBox(BoxKey.Write(r.Row.ChildId, r.Row.Slot.Id, day), $"{French.Capital(French.DayAndMonth(day))}\u00A0: {r.Child.FirstName}, {r.Row.Slot.Name}")))];
    }
}
