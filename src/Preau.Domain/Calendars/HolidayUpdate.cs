using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>
/// What makes the stored holidays say what a published calendar says: a holiday that is moved stays the same line, one that is
/// the same is left alone, one that the file does not speak of too (docs/rules/fermetures.md).
/// </summary>
[GlossaryExempt]
public static class HolidayUpdate
{
    public static IReadOnlyList<CalendarChange> Changes(TownCalendar town, IEnumerable<CalendarEntry> published)
    {
        var left = town.Holidays.Select(CalendarEntry.Of).ToList();
        var changes = new List<CalendarChange>();
        foreach (var wanted in published.OrderBy(h => h.From))
        {
            var same = left.FindAll(h => h.Zone == wanted.Zone && (h.Days.Overlaps(wanted.Days) || (h.Label == wanted.Label && SchoolYear.Of(h.From) == SchoolYear.Of(wanted.From))));
            left.RemoveAll(same.Contains);
            var kept = same.Find(h => h.Label == wanted.Label) ?? same.FirstOrDefault();
            if (kept is null || (kept.Label, kept.Days) != (wanted.Label, wanted.Days)) changes.Add(new(kept, wanted with { Id = kept?.Id, Version = kept?.Version ?? 0 }));
            changes.AddRange(same.Where(h => h != kept).Select(h => new CalendarChange(h, null)));
        }
        return changes;
    }
}
