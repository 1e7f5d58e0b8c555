using System.Text;
using System.Text.RegularExpressions;

namespace Preau.Web.Texts;

/// <summary>
/// A town's own text, as it types it, to HTML. It knows headings (<c>##</c>, <c>###</c>), paragraphs, lists (<c>-</c>),
/// <c>**strong**</c> and <c>[links](address)</c>, and nothing else: whatever looks like HTML is shown as it stands.
/// </summary>
public static partial class PlainMarkup
{
    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in BlankLines().Split(text.ReplaceLineEndings("\n").Trim()))
            Block(html, anchors, block.Split('\n'));
        return html.ToString();
    }

    /// <summary>The headings of one level with the anchors that lead to them.</summary>
    public static IEnumerable<(string Anchor, string Heading)> Headings(string text, int level) =>
        text.ReplaceLineEndings("\n").Split('\n')
            .Where(l => l.StartsWith(new string('#', level) + " ", StringComparison.Ordinal))
            .Select(l => l[(level + 1)..].Trim())
            .Select(h => (Anchor(h), h));

    private static void Block(StringBuilder html, HashSet<string> anchors, string[] lines)
    {
        var inList = false;
        var paragraph = new List<string>();
        foreach (var line in lines.Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var isItem = line.StartsWith("- ", StringComparison.Ordinal);
            var level = line.StartsWith("### ", StringComparison.Ordinal) ? 3 : line.StartsWith("## ", StringComparison.Ordinal) ? 2 : 0;
            if (isItem || level > 0) Close(html, paragraph);
            if (inList != isItem) html.Append(isItem ? "<ul class=\"dots\">" : "</ul>");
            inList = isItem;
            if (isItem) html.Append("<li>").Append(Inline(line[2..])).Append("</li>");
            else if (level > 0) Heading(html, anchors, level, line[(level + 1)..].Trim());
            else paragraph.Add(Inline(line));
        }

        Close(html, paragraph);
        if (inList) html.Append("</ul>");
    }

    private static void Heading(StringBuilder html, HashSet<string> anchors, int level, string heading)
    {
        var anchor = Anchor(heading);
        // Two equal headings: the first one keeps the anchor.
        var id = anchors.Add(anchor) ? $" id=\"{anchor}\"" : "";
        html.Append($"<h{level}{id}>{Inline(heading)}</h{level}>");
    }

    private static void Close(StringBuilder html, List<string> paragraph)
    {
        if (paragraph.Count > 0) html.Append("<p>").AppendJoin("<br>", paragraph).Append("</p>");
        paragraph.Clear();
    }

    private static string Inline(string text) => Link().Replace(
        Strong().Replace(Encode(French.Tied(text)), "<strong>${text}</strong>"),
        m => IsSafe(m.Groups["to"].Value) ? $"<a href=\"{m.Groups["to"].Value}\">{m.Groups["text"].Value}</a>" : m.Value);

    /// <summary>French letters stay letters.</summary>
    private static string Encode(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    /// <summary>Pages of this portal, the web, mail and telephone; nothing that could run.</summary>
    private static bool IsSafe(string address) =>
        (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\'))
        || address.StartsWith("https://", StringComparison.Ordinal)
        || address.StartsWith("mailto:", StringComparison.Ordinal)
        || address.StartsWith("tel:", StringComparison.Ordinal);

    private static string Anchor(string heading) => NoLetter().Replace(
        string.Concat(heading.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => c < 0x300 || c > 0x36f)), "-").Trim('-');

    [GeneratedRegex(@"\n[ \t]*\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\*\*(?<text>[^*\n]+)\*\*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Strong();

    [GeneratedRegex(@"\[(?<text>[^\]\n]+)\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoLetter();
}
