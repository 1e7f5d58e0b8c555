using System.Globalization;
using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Web.Integrations.SchoolCalendars;

/// <summary>
/// From the lines of the data set to days without class (docs/rules/jours-d-ouverture.md): one line per academy and population, of
/// which pupils' ("Élèves") and everybody's ("-") count; timestamps are midnights of Paris, often written in UTC.
/// </summary>
internal static class StateLines
{
    public static StateCalendar Read((IReadOnlyList<StateLine> Lines, IReadOnlyList<LineProblem> Problems) file, TimeZoneInfo paris)
    {
        if (file.Problems.Count > 0) return new([], file.Problems, 0);
        var (holidays, problems, leftOut) = (new Dictionary<(SchoolZone, string, SchoolYear), StateHoliday>(), new List<LineProblem>(), 0);
        foreach (var line in file.Lines)
        {
            if (StateWords.IsForTeachers(line.Population) || StateWords.IsNoHoliday(line.Description))
            {
                leftOut++;
                continue;
            }
            if (Read(line, paris, problems) is not { } read) continue;
            foreach (var zone in read.Zones)
            {
                var holiday = new StateHoliday(line.Line, zone, read.Name, read.Days.From, read.Days.To);
                var key = (zone, read.Name, read.Year);
                if (!holidays.TryGetValue(key, out var same)) holidays[key] = holiday;
                else if ((same.From, same.To) != (holiday.From, holiday.To))
                    problems.Add(new(line.Line, $"«\u00A0{read.Name}\u00A0» n’a pas les mêmes dates qu’à la ligne {same.Line}, pour la même zone et la même année."));
            }
        }
        return new([.. holidays.Values.OrderBy(h => h.Zone).ThenBy(h => h.From)], problems, leftOut);
    }

    private static (string Name, IReadOnlyList<SchoolZone> Zones, SchoolYear Year, DateRange Days)? Read(StateLine line, TimeZoneInfo paris, List<LineProblem> problems)
    {
        var before = problems.Count;
        void Wrong(string sentence) => problems.Add(new(line.Line, sentence));

        if (string.IsNullOrWhiteSpace(line.Description)) Wrong("Le nom des vacances (description) est vide.");
        var zones = StateWords.Zones(line.Zones, Wrong);
        var start = Day(line.Start, "start_date", paris, Wrong);
        // Summer holidays whose end is not published yet have no end, or end on the day they begin.
        var end = string.IsNullOrWhiteSpace(line.End) && StateWords.IsSummer(line.Description) ? start : Day(line.End, "end_date", paris, Wrong);
        if (StateWords.Year(line.Year) is not { } year) Wrong(string.IsNullOrWhiteSpace(line.Year) ? "L’année scolaire (annee_scolaire) manque." : $"«\u00A0{line.Year}\u00A0» n’est pas une année scolaire, comme 2026-2027.");
        else if (start is { } day && SchoolYear.Of(day) != year) Wrong($"Ces vacances commencent hors de l’année scolaire {year.Name}.");
        else if (problems.Count == before)
        {
            if (StateWords.Days(line.Description!, start!.Value, end!.Value) is { } days) return (StateWords.Name(line.Description!), zones, year, days);
            Wrong("Ces vacances finissent avant de commencer.");
        }
        return null;
    }

    private static DateOnly? Day(string? text, string field, TimeZoneInfo paris, Action<string> wrong)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (text?.Contains('T') == true && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            var hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
            return DateOnly.FromDateTime(hasOffset ? TimeZoneInfo.ConvertTimeFromUtc(instant.UtcDateTime, paris) : instant.DateTime);
        }
        wrong(string.IsNullOrWhiteSpace(text) ? $"La date {field} manque." : $"«\u00A0{text}\u00A0» ({field}) n’est pas une date qui existe.");
        return null;
    }
}
