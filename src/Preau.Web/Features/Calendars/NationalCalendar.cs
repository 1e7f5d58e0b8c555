using System.Globalization;
using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Web.Features.Calendars;

/// <summary>
/// The school holidays of the State's zones, as they travel with the product (national-calendar.csv; arrêtés of 7 December 2022 and
/// 22 October 2025). Summer holidays whose end is not published last until 31 August.
/// </summary>
public static class NationalCalendar
{
    private static readonly Lazy<IReadOnlyDictionary<string, SchoolCalendar>> Read = new(() => Lines()
        .ToLookup(line => line.Zone)
        .ToDictionary(zone => zone.Key, zone => new SchoolCalendar(zone.Select(line => line.Holiday), zone.Select(line => Known(line.Year)).Distinct()), StringComparer.Ordinal));

    /// <summary>"A", "B", "C" and "Corse".</summary>
    public static IReadOnlyDictionary<string, SchoolCalendar> Zones => Read.Value;

    /// <summary>The same as lines of the town's calendar, for an agent who takes them over.</summary>
    public static IReadOnlyList<CalendarEntry> Holidays =>
        [.. Lines().Select(line => new CalendarEntry(EntryKind.Holiday, null, 0, line.Holiday.Days.From, line.Holiday.Days.To, line.Holiday.Name, Enum.Parse<SchoolZone>(line.Zone)))];

    // The month after a published year is known too: no zone has holidays in September.
    private static DateRange Known(SchoolYear year) => new(year.Days.From, year.Days.To.AddDays(30));

    private static IEnumerable<(string Zone, SchoolYear Year, SchoolHoliday Holiday)> Lines()
    {
        using var stream = typeof(NationalCalendar).Assembly.GetManifestResourceStream("national-calendar.csv")!;
        using var text = new StreamReader(stream);
        foreach (var line in text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = line.Split(';');
            var year = new SchoolYear(int.Parse(cells[1].AsSpan(0, 4), CultureInfo.InvariantCulture));
            yield return (cells[0], year, new(cells[2], new(Day(cells[3]), cells[4].Length == 0 ? year.Days.To : Day(cells[4]))));
        }
    }

    private static DateOnly Day(string cell) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
