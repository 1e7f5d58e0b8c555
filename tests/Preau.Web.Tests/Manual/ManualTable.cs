using System.Text.RegularExpressions;
using Preau.Domain.Tests.Rules;

namespace Preau.Web.Tests.Manual;

/// <summary>One sentence of the parents' manual: where a family finds it, which tests show it, where the portal does otherwise.</summary>
/// <param name="Pages">Route patterns, as the endpoints write them.</param>
/// <param name="Tests">"Class.Method"; the namespace stands before it where two classes have one name.</param>
public sealed record ManualLine(string Sentence, IReadOnlyList<string> Pages, IReadOnlyList<string> Tests, string Difference);

/// <summary>docs/manual: the manual as families have it, and the table that takes it sentence by sentence.</summary>
public static partial class ManualTable
{
    public static string Folder { get; } = Path.Combine(RulePage.Root, "docs", "manual");

    /// <summary>The lines of the manual that say something, without their marks of heading and list.</summary>
    public static IReadOnlyList<string> Manual() =>
        [.. File.ReadLines(Path.Combine(Folder, "manuel-des-parents.md")).Select(line => Marks().Replace(line, "").Trim()).Where(line => line.Length > 0)];

    public static IReadOnlyList<ManualLine> Lines() => [.. File.ReadLines(Path.Combine(Folder, "README.md"))
        .Where(line => line.StartsWith('|')).Skip(2)
        .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
        .Select(cells => new ManualLine(cells[0], Words(cells[1]), Words(cells[2]), cells[3]))];

    /// <summary>The lines of the manual that the sentences, one after the other, do not make up; null when all do.</summary>
    public static string? FirstGap(IEnumerable<string> manual, IEnumerable<string> sentences)
    {
        var left = new Queue<string>(sentences);
        foreach (var line in manual)
        {
            var said = "";
            while (said.Length < line.Length && left.TryPeek(out var next) && line[said.Length..].TrimStart().StartsWith(next, StringComparison.Ordinal))
                said = said.Length == 0 ? left.Dequeue() : $"{said} {left.Dequeue()}";
            if (said != line) return line;
        }
        return left.TryPeek(out var more) ? $"Not in the manual: {more}" : null;
    }

    /// <summary>What ends a sentence inside a cell: such a cell holds two.</summary>
    public static bool IsOneSentence(string sentence) => !TwoSentences().IsMatch(sentence);

    private static string[] Words(string cell) => [.. Word().Matches(cell).Select(match => match.Groups["word"].Value)];

    [GeneratedRegex(@"^[#\-·➡\s]+", RegexOptions.None, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<!\d)\. \p{Lu}", RegexOptions.None, 1000)]
    private static partial Regex TwoSentences();
}
