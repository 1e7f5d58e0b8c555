namespace Preau.Web.Features.Settings.Files;

/// <summary>What no single line of a calendar can know.</summary>
internal static class CalendarChecks
{
    /// <summary>Holidays of one zone that share a day, each with the one before it.</summary>
    public static IEnumerable<(HolidayLine First, HolidayLine Second)> Overlaps(IEnumerable<HolidayLine> holidays) =>
        holidays.GroupBy(h => h.Zone).SelectMany(zone =>
        {
            var ordered = zone.OrderBy(h => h.From).ToList();
            return ordered.Zip(ordered.Skip(1)).Where(pair => pair.Second.From <= pair.First.To);
        });
}
