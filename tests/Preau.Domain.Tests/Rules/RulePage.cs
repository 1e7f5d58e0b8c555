using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Preau.Domain.Tests.Rules;

/// <summary>A page of docs/rules, read where it stands in the checkout: its tables are the examples of the tests.</summary>
public sealed partial class RulePage
{
    private readonly string[] _lines;

    private RulePage(string[] lines) => _lines = lines;

    public string Text => string.Join('\n', _lines);

    public static string Root => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../.."));

    public static RulePage Read(string name) =>
        new(File.ReadAllLines(Path.Combine(Root, "docs", "rules", name)));

    /// <summary>The rows of the first table under a heading, each as column name to cell. Throws when there is none.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string heading)
    {
        var lines = _lines.SkipWhile(line => !IsHeading(line, heading)).Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
        if (lines.Count < 3) throw new InvalidOperationException($"No table with rows under the heading \"{heading}\".");
        var columns = lines[0];
        return [.. lines.Skip(2).Select(row => Row(columns, row))];
    }

    /// <summary>The word of the code in a cell: what stands between backticks.</summary>
    public static string Code(string cell) => CodeWord().Match(cell).Groups["word"].Value is { Length: > 0 } word
        ? word : throw new InvalidOperationException($"No word between backticks in \"{cell}\".");

    public static T Code<T>(string cell) where T : struct, Enum => Enum.Parse<T>(Code(cell));

    public static DateOnly Day(string cell) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"2026-09-10 09:00", seconds and milliseconds if there are any; of no zone.</summary>
    public static DateTime Time(string cell) => DateTime.ParseExact(
        cell, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.fff"], CultureInfo.InvariantCulture, DateTimeStyles.None);

    private static bool IsHeading(string line, string heading) => line.StartsWith('#') && line.TrimStart('#').Trim() == heading;

    private static string[] Cells(string line) =>
        [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Replace('\u00a0', ' ').Replace('\u202f', ' ').Trim())];

    private static Dictionary<string, string> Row(string[] columns, string[] cells) => columns.Length == cells.Length
        ? columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)
        : throw new InvalidOperationException($"{cells.Length} cells under {columns.Length} columns: {string.Join(" | ", cells)}");

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeWord();
}
