using System.Globalization;
using Preau.Domain.Calendars;
using Preau.Web.Features.Settings.Files;

namespace Preau.Web.Features.Calendars;

/// <summary>Holidays as text, one a line as in seed/vacances.csv: what a form carries from the preview to the confirmation.</summary>
public static class HolidayLines
{
    public static string Write(IEnumerable<CalendarEntry> holidays) =>
        string.Join('\n', holidays.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Zone};{h.From:yyyy-MM-dd};{h.To:yyyy-MM-dd};{h.Label}")));

    /// <summary>Null when it is not what <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<CalendarEntry>? Read(string? text)
    {
        var holidays = new List<CalendarEntry>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(';', 4) is not [var zone, var from, var to, { Length: > 0 and <= 120 } name] || !FileWords.Zones.TryGetValue(zone, out var known)) return null;
            if (!TryDay(from, out var first) || !TryDay(to, out var last) || last < first) return null;
            holidays.Add(new(EntryKind.Holiday, null, 0, first, last, name, known));
        }
        return holidays.Count is > 0 and < 500 ? holidays : null;
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
