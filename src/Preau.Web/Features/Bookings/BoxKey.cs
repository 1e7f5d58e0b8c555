using System.Globalization;

namespace Preau.Web.Features.Bookings;

/// <summary>A box in a form: "12-3-20261124" is child 12, slot 3, 24 November 2026.</summary>
public static class BoxKey
{
    public static string Write(long childId, long slotId, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{childId}-{slotId}-{day:yyyyMMdd}");

    /// <summary>Null when it is none: a box that no page of ours has shown.</summary>
    public static (long ChildId, long SlotId, DateOnly Day)? Read(string key) =>
        key.Split('-') is [var child, var slot, var day]
        && long.TryParse(child, NumberStyles.None, CultureInfo.InvariantCulture, out var childId)
        && long.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var slotId)
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (childId, slotId, date)
            : null;

    /// <summary>The wishes of a posted month: boxes ticked that were not booked, boxes booked that are no longer ticked.</summary>
    public static IReadOnlyList<Wish> Wishes(IEnumerable<string> ticked, string? had)
    {
        var before = (had ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var now = ticked.ToHashSet(StringComparer.Ordinal);
        return now.Except(before).Select(k => (Key: k, Book: true))
            .Concat(before.Except(now).Select(k => (Key: k, Book: false)))
            .Select(w => (Box: Read(w.Key), w.Book))
            .Where(w => w.Box is not null)
            .Select(w => new Wish(w.Box!.Value.ChildId, w.Box.Value.SlotId, w.Box.Value.Day, w.Book))
            .OrderBy(w => w.Day).ThenBy(w => w.ChildId).ThenBy(w => w.SlotId)
            .ToList();
    }
}
