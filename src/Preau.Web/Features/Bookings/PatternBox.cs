using System.Globalization;
using Preau.Domain.Bookings;
using Preau.Domain.Values;

namespace Preau.Web.Features.Bookings;

/// <summary>Wanted weekdays of one slot of one child, in the weeks A or B.</summary>
public sealed record WantedSlot(long ChildId, long SlotId, Weekdays Weekdays, PatternWeek Week = PatternWeek.A);

public static class WantedSlots
{
    public static IReadOnlyList<WantedSlot> ToWanted(this WeekPattern pattern) => [.. pattern.Slots.Select(s => new WantedSlot(s.ChildId, s.SlotId, s.Weekdays, s.Week))];
}

/// <summary>A box of the pattern in a form: "12-3-1" is child 12, slot 3, Monday; "12-3-1b" the same in weeks B.</summary>
public static class PatternBox
{
    public static string Write(long childId, long slotId, int weekday, PatternWeek week = PatternWeek.A) =>
        string.Create(CultureInfo.InvariantCulture, $"{childId}-{slotId}-{weekday}{(week == PatternWeek.B ? "b" : "")}");

    public static IEnumerable<string> Write(WantedSlot slot) => Weekdays(slot.Weekdays).Select(day => Write(slot.ChildId, slot.SlotId, day, slot.Week));

    public static IEnumerable<int> Weekdays(Weekdays set) => Enumerable.Range(1, 7).Where(d => ((int)set & (1 << (d - 1))) != 0);

    /// <param name="withWeeksB">Otherwise boxes of weeks B are left out.</param>
    public static IReadOnlyList<WantedSlot> Read(IEnumerable<string> boxes, bool withWeeksB = false) => boxes
        .Select(Read)
        .Where(b => b.ChildId > 0 && (withWeeksB || b.Week == PatternWeek.A))
        .GroupBy(b => (b.ChildId, b.SlotId, b.Week))
        .Select(g => new WantedSlot(g.Key.ChildId, g.Key.SlotId, g.Aggregate(Domain.Values.Weekdays.None, (set, b) => set | b.Day), g.Key.Week))
        .ToList();

    private static (long ChildId, long SlotId, Weekdays Day, PatternWeek Week) Read(string box) =>
        box.Split('-') is [var child, var slot, [>= '1' and <= '7' and var day, .. "" or "b"] last]
        && long.TryParse(child, NumberStyles.None, CultureInfo.InvariantCulture, out var childId)
        && long.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var slotId)
            ? (childId, slotId, (Weekdays)(1 << (day - '1')), last.Length == 2 ? PatternWeek.B : PatternWeek.A)
            : default;
}
