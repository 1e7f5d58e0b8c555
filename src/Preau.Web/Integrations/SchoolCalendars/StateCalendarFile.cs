using System.Text;
using Preau.Domain.Calendars;

namespace Preau.Web.Integrations.SchoolCalendars;

/// <summary>
/// Reads a file of the State's school calendar: the data set fr-en-calendrier-scolaire of data.education.gouv.fr in CSV or JSON, or
/// a calendar in iCalendar. What is wrong is said by line, and then nothing is taken.
/// </summary>
public static class StateCalendarFile
{
    /// <summary>All years and zones since 2017 take about a tenth of it.</summary>
    public const int MostBytes = 3 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="unsaid">The zone of an iCalendar file that does not say its own.</param>
    /// <param name="paris">The zone of the clock in which a day begins.</param>
    public static StateCalendar Read(byte[] content, SchoolZone? unsaid, TimeZoneInfo paris)
    {
        if (content.Length > MostBytes) return StateCalendar.Refused(0, "Ce fichier passe 3\u00A0Mo\u00A0: ce n’est pas le calendrier scolaire. Vérifiez ce que vous avez choisi.");
        string text;
        try
        {
            text = Strict.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return StateCalendar.Refused(0, "Ce fichier n’est pas en UTF-8. Téléchargez-le de nouveau sans l’ouvrir dans un tableur, ou enregistrez-le en UTF-8.");
        }

        if (string.IsNullOrWhiteSpace(text)) return StateCalendar.Refused(0, "Ce fichier est vide.");
        var start = text.TrimStart();
        var read = start.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) ? StateIcs.Read(text, unsaid, paris)
            : start[0] is '[' or '{' ? StateLines.Read(StateJson.Lines(text), paris)
            : StateLines.Read(StateCsv.Lines(text), paris);
        return read.Problems.Count > 0 ? read with { Holidays = [] } : Checked(read);
    }

    private static StateCalendar Checked(StateCalendar read)
    {
        var overlaps = read.Holidays.GroupBy(h => h.Zone).SelectMany(zone =>
        {
            var ordered = zone.OrderBy(h => h.From).ToList();
            return ordered.Zip(ordered.Skip(1)).Where(pair => pair.Second.From <= pair.First.To)
                .Select(pair => new LineProblem(pair.Second.Line, $"«\u00A0{pair.Second.Name}\u00A0» commence avant la fin de «\u00A0{pair.First.Name}\u00A0» (ligne {pair.First.Line})."));
        }).ToList();
        if (overlaps.Count > 0) return read with { Holidays = [], Problems = overlaps };
        return read.Holidays.Count > 0 ? read : read with
        {
            Problems = [new(0, read.LeftOut > 0
            ? "Ce fichier ne contient que des lignes pour les enseignants ou sans vacances\u00A0: rien à importer."
            : "Ce fichier ne contient aucune période de vacances.")]
        };
    }
}
