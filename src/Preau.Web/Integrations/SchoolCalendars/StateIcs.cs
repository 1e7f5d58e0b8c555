using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Web.Integrations.SchoolCalendars;

/// <summary>School holidays as iCalendar: events of whole days, or with an hour that says its zone. Repeated and floating ones are refused: their days are not certain.</summary>
internal static class StateIcs
{
    public static StateCalendar Read(string text, SchoolZone? unsaid, TimeZoneInfo paris)
    {
        Calendar calendar;
        try
        {
            calendar = Calendar.Load(text) ?? throw new InvalidDataException();
        }
        // The library says what it cannot read by many exceptions of its own and of the platform.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return StateCalendar.Refused(0, "Ce calendrier (.ics) est incomplet ou abîmé. Téléchargez-le de nouveau.");
        }

        var ofFile = calendar.Properties.FirstOrDefault(p => p.Name.Equals("X-WR-CALNAME", StringComparison.OrdinalIgnoreCase))?.Value as string;
        var starts = text.Split('\n').Select((line, index) => (Line: index + 1, Text: line.Trim())).Where(l => l.Text.Equals("BEGIN:VEVENT", StringComparison.OrdinalIgnoreCase)).Select(l => l.Line).ToList();
        var (holidays, problems, leftOut) = (new List<StateHoliday>(), new List<LineProblem>(), 0);
        foreach (var (index, moment) in calendar.Events.Index())
        {
            var line = index < starts.Count ? starts[index] : 0;
            if (StateWords.IsNoHoliday(moment.Summary) || StateWords.IsForTeachers(moment.Summary)) leftOut++;
            else if (Holiday(moment, line, ZoneIn(moment.Summary, moment.Description, string.Join(' ', moment.Categories), ofFile) ?? unsaid, paris, problems) is { } holiday && !holidays.Exists(h => (h.Zone, h.Name, h.From, h.To) == (holiday.Zone, holiday.Name, holiday.From, holiday.To)))
                holidays.Add(holiday);
        }
        return new([.. holidays.OrderBy(h => h.Zone).ThenBy(h => h.From)], problems, leftOut);
    }

    private static StateHoliday? Holiday(CalendarEvent moment, int line, SchoolZone? zone, TimeZoneInfo paris, List<LineProblem> problems)
    {
        StateHoliday? Wrong(string sentence)
        {
            problems.Add(new(line, sentence));
            return null;
        }

        if (string.IsNullOrWhiteSpace(moment.Summary)) return Wrong("Cet événement n’a pas de nom (SUMMARY).");
        if (moment.RecurrenceRule is not null || moment.RecurrenceDates.GetAllDates().Any()) return Wrong($"«\u00A0{moment.Summary}\u00A0» se répète\u00A0: des vacances se donnent une fois, avec leurs dates.");
        if (moment.Start is null) return Wrong($"«\u00A0{moment.Summary}\u00A0» n’a pas de début (DTSTART).");
        if (IsFloating(moment.Start) || (moment.End is { } last && IsFloating(last))) return Wrong($"«\u00A0{moment.Summary}\u00A0» a une heure sans fuseau\u00A0: son jour n’est pas certain.");
        if (zone is null) return Wrong($"«\u00A0{moment.Summary}\u00A0» ne dit pas sa zone. Choisissez-la sous le fichier.");
        var (start, end) = (Day(moment.Start, paris), moment.End is { } stop ? Day(stop, paris) : Day(moment.Start, paris));
        return StateWords.Days(moment.Summary, start, end) is { } days
            ? new(line, zone.Value, StateWords.Name(WithoutZone(moment.Summary)), days.From, days.To)
            : Wrong($"«\u00A0{moment.Summary}\u00A0» finit avant de commencer.");
    }

    private static bool IsFloating(CalDateTime time) => time is { HasTime: true, IsUtc: false } && string.IsNullOrEmpty(time.TzId);

    private static DateOnly Day(CalDateTime time, TimeZoneInfo paris) =>
        time.HasTime ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(time.AsUtc, paris)) : time.Date;

    private static SchoolZone? ZoneIn(params string?[] texts) => texts.OfType<string>()
        .SelectMany(text => text.Split([',', ';', '-', '–', '(', ')', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Select(StateWords.Zone).FirstOrDefault(zone => zone is not null);

    private static string WithoutZone(string summary) =>
        string.Join(" - ", summary.Split([" - ", " – "], StringSplitOptions.TrimEntries).Where(part => StateWords.Zone(part) is null)) is { Length: > 0 } name ? name : summary;
}
