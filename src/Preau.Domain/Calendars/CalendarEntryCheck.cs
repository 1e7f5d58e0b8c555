using Preau.Domain.Values;

namespace Preau.Domain.Calendars;

/// <summary>What keeps a line out of the calendar (docs/rules/fermetures.md). The same for a page and for a file.</summary>
[GlossaryExempt]
public static class CalendarEntryCheck
{
    /// <summary>Longer than a school year is a slip of the pen.</summary>
    public const int MostDays = 400;

    /// <param name="town">As it stands; the line itself, when it is stored already, is not compared with itself.</param>
    public static IReadOnlyList<Refusal> Of(TownCalendar town, CalendarEntry entry)
    {
        if (entry.To < entry.From) return [new(RefusalCode.EndBeforeStart, Day: entry.To)];
        if (entry.Days.Length > MostDays) return [new(RefusalCode.TooManyDays, Day: entry.From)];
        return entry.Kind switch
        {
            EntryKind.Holiday => [.. town.Holidays.Where(h => h.Zone == entry.Zone && h.Id != entry.Id && h.Days.Overlaps(entry.Days))
                .Select(h => new Refusal(RefusalCode.HolidaysOverlap, Day: h.From > entry.From ? h.From : entry.From, Detail: h.Name))],
            EntryKind.Closure => [],
            _ => [.. OneDay(town, entry)],
        };
    }

    private static IEnumerable<Refusal> OneDay(TownCalendar town, CalendarEntry entry)
    {
        if (entry.Kind != EntryKind.DayOff && town.PublicHolidays.NameOf(entry.From) is { } name)
            yield return new(RefusalCode.PublicHolidayStays, Day: entry.From, Detail: name);
        var isOpening = entry.Kind == EntryKind.Opening;
        if (town.LocalDays.FirstOrDefault(d => d.Id != entry.Id && d.Day == entry.From && d.SiteId == entry.SiteId && d.ActivityId == entry.ActivityId
            && d.Kind == LocalDayKind.Opening == isOpening) is { } twice)
            yield return new(RefusalCode.DayMovedTwice, Day: entry.From, Detail: twice.Reason);
    }
}
