using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Preau.Web.Integrations.SchoolCalendars;

/// <summary>The data set as CSV: with the names of its fields, or with their French labels; semicolons or commas.</summary>
internal static class StateCsv
{
    private static readonly (string Field, string Label)[] Columns =
    [
        ("description", "Description"), ("population", "Population"), ("start_date", "Date de début"), ("end_date", "Date de fin"), ("zones", "Zones"), ("annee_scolaire", "annee_scolaire"),
    ];

    public static (IReadOnlyList<StateLine> Lines, IReadOnlyList<LineProblem> Problems) Lines(string text)
    {
        var firstLine = text.AsSpan(0, text.IndexOf('\n') is var end && end < 0 ? text.Length : end);
        var format = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = firstLine.Contains(';') ? ";" : ",",
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
            MissingFieldFound = null,
            DetectColumnCountChanges = false,
        };
        using var csv = new CsvReader(new StringReader(text), format);
        csv.Read();
        csv.ReadHeader();
        var headings = csv.HeaderRecord ?? [];
        var places = Columns.Select(column => Array.FindIndex(headings, h => h.Equals(column.Field, StringComparison.OrdinalIgnoreCase) || h.Equals(column.Label, StringComparison.OrdinalIgnoreCase))).ToArray();
        var missing = Columns.Zip(places).Where(c => c.Second < 0).Select(c => $"«\u00A0{c.First.Field}\u00A0»").ToList();
        if (missing.Count > 0) return ([], [new(1, $"Il manque la colonne {string.Join(", ", missing)}. Prenez l’export CSV complet du jeu «\u00A0fr-en-calendrier-scolaire\u00A0».")]);

        var lines = new List<StateLine>();
        while (csv.Read())
        {
            string? Cell(int column) => csv.GetField(places[column]);
            lines.Add(new(csv.Parser.RawRow, Cell(0), Cell(1), Cell(2), Cell(3), Cell(4), Cell(5)));
        }
        return (lines, []);
    }
}
