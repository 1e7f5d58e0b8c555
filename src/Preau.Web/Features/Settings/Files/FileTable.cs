using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Preau.Web.Features.Settings.Files;

/// <summary>One configuration file: semicolons, UTF-8, a heading line. What cannot be read becomes a problem, never an exception.</summary>
public sealed class FileTable
{
    private const int MostLines = 100_000;

    private readonly List<FileRow> rows = [];

    private FileTable(string name) => Name = name;

    public string Name { get; }

    public IReadOnlyList<FileRow> Rows => rows;

    /// <summary>Reads <paramref name="name"/> in a folder; a missing file is an empty table.</summary>
    public static FileTable Read(string folder, string name, IReadOnlyList<string> columns, List<FileProblem> problems)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) return new FileTable(name);
        using var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false));
        return Read(name, text, columns, problems);
    }

    /// <summary>The same from a text that is at hand.</summary>
    public static FileTable Read(string name, TextReader text, IReadOnlyList<string> columns, List<FileProblem> problems)
    {
        var table = new FileTable(name);
        var format = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ";",
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
            MissingFieldFound = null,
            DetectColumnCountChanges = false,
        };
        using var csv = new CsvReader(text, format);
        if (!csv.Read() || !csv.ReadHeader())
        {
            problems.Add(new(name, 1, "", "Le fichier est vide\u00A0: il manque la ligne des titres."));
            return table;
        }

        var headings = csv.HeaderRecord!;
        foreach (var missing in columns.Except(headings, StringComparer.Ordinal))
            problems.Add(new(name, 1, missing, "Cette colonne manque."));
        foreach (var unknown in headings.Except(columns, StringComparer.Ordinal))
            problems.Add(new(name, 1, unknown, $"Cette colonne est inconnue. Colonnes attendues\u00A0: {string.Join(", ", columns)}."));

        while (csv.Read())
        {
            var cells = headings.Select((heading, i) => (heading, value: csv.GetField(i) ?? "")).ToDictionary(c => c.heading, c => c.value);
            if (cells.Values.All(string.IsNullOrEmpty)) continue;
            table.rows.Add(new FileRow(name, csv.Parser.RawRow, cells, problems));
            if (table.rows.Count <= MostLines) continue;
            problems.Add(new(name, csv.Parser.RawRow, "", $"Le fichier passe {MostLines} lignes\u00A0: découpez-le."));
            break;
        }
        return table;
    }
}
