using System.Text.RegularExpressions;

namespace Preau.Web.Integrations.Mail;

/// <summary>
/// The light format of a message, one reader for its text and its HTML:
/// paragraphs are separated by an empty line; "## " starts a heading; lines that all start with "- " are a list;
/// lines that are all "name : value" are facts; a line "words : https://…" alone is the link to follow;
/// what stands below a line "--" is the foot.
/// </summary>
public static partial class MailBody
{
    public static IReadOnlyList<MailBlock> Read(string text)
    {
        var blocks = new List<MailBlock>();
        var foot = false;
        foreach (var chunk in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lines = chunk.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
            if (lines.Count > 0 && lines[0] == "--")
            {
                foot = true;
                lines.RemoveAt(0);
            }

            if (lines.Count > 0 && !foot && lines[0].StartsWith("## ", StringComparison.Ordinal))
            {
                blocks.Add(new MailBlock(MailBlockKind.Heading, [lines[0][3..].Trim()]));
                lines.RemoveAt(0);
            }

            if (lines.Count > 0) blocks.Add(new MailBlock(foot ? MailBlockKind.Foot : KindOf(lines), lines));
        }

        return blocks;
    }

    /// <summary>The text part: the same words in the same order, without the signs of the format.</summary>
    public static string Plain(string text) => string.Join("\n\n", Read(text).Select(block => block.Kind switch
    {
        MailBlockKind.Heading => block.Lines[0] + "\n" + new string('-', Math.Min(block.Lines[0].Length, 60)),
        _ => string.Join('\n', block.Lines),
    })) + "\n";

    /// <summary>"Voir ma demande : https://…" in its two parts, or null.</summary>
    public static (string Words, string Address)? Link(string line) =>
        LinkLine().Match(line) is { Success: true } match ? (match.Groups["words"].Value, match.Groups["address"].Value) : null;

    /// <summary>"Nouvelle adresse : 7 rue du Four" in its two parts, or null.</summary>
    public static (string Name, string Value)? Fact(string line) =>
        FactLine().Match(line) is { Success: true } match ? (match.Groups["name"].Value, match.Groups["value"].Value) : null;

    private static MailBlockKind KindOf(List<string> lines)
    {
        if (lines.TrueForAll(l => l.StartsWith("- ", StringComparison.Ordinal))) return MailBlockKind.List;
        if (lines.Count == 1 && Link(lines[0]) is not null) return MailBlockKind.Link;
        return lines.TrueForAll(l => Fact(l) is not null) ? MailBlockKind.Facts : MailBlockKind.Paragraph;
    }

    [GeneratedRegex(@"^(?<words>[^:]{1,80}?)[ \u00A0]: (?<address>https?://[^\s<>""]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex LinkLine();

    [GeneratedRegex(@"^(?<name>[^:.]{2,40}?)[ \u00A0]: (?<value>\S.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex FactLine();
}

public sealed record MailBlock(MailBlockKind Kind, IReadOnlyList<string> Lines);

public enum MailBlockKind
{
    Paragraph,
    Heading,
    List,
    Facts,
    Link,
    Foot,
}
