using System.Text.RegularExpressions;

namespace Preau.Web.Integrations.Mail;

/// <summary>
/// A text as the town writes it: a first line "Objet : …", an empty line, the message in the light format of <see cref="MailBody"/>.
/// Named places stand in braces, "{prenom}"; which ones a text may hold and must hold is a closed list. Data, never code.
/// A line that holds a place whose value is empty is left out, and so is the heading of a paragraph that is left with no line.
/// </summary>
public sealed partial record MailText(string Subject, string Body)
{
    /// <summary>Reads subject and body; null when the first line is not "Objet : …" or nothing follows.</summary>
    public static MailText? Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Trim().Split('\n', 2);
        if (lines.Length < 2 || SubjectLine().Match(lines[0]) is not { Success: true } subject || lines[1].Trim().Length == 0) return null;
        return new MailText(subject.Groups["subject"].Value.Trim(), lines[1].Trim());
    }

    /// <summary>What keeps a text from being saved: French sentences, empty when it may be.</summary>
    public static IReadOnlyList<string> Problems(string text, IReadOnlyCollection<string> places, IReadOnlyCollection<string> required)
    {
        if (Read(text) is not { } read) return ["Écrivez d’abord une ligne «\u00A0Objet\u00A0: …\u00A0», puis une ligne vide, puis le message."];

        var problems = new List<string>();
        var used = Place().Matches(read.Subject + "\n" + read.Body).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in used.Where(u => !places.Contains(u)).Order(StringComparer.Ordinal))
        {
            problems.Add($"{{{unknown}}} n’existe pas dans ce texte. Ce qui existe\u00A0: {string.Join(", ", places.Order(StringComparer.Ordinal).Select(p => $"{{{p}}}"))}.");
        }

        foreach (var missing in required.Where(r => !used.Contains(r))) problems.Add($"Ce texte doit contenir {{{missing}}}.");
        if (Place().Replace(read.Subject + read.Body, "").AsSpan().IndexOfAny('{', '}') >= 0) problems.Add("Une accolade est seule\u00A0: un nom s’écrit entre deux accolades, comme {prenom}.");
        if (read.Subject.Length > 150) problems.Add("L’objet a plus de 150 caractères\u00A0: raccourcissez-le.");
        if (read.Subject.Concat(read.Body).Any(c => char.IsControl(c) && c != '\n')) problems.Add("Le texte contient un caractère de commande\u00A0: tapez-le à nouveau sans copier-coller.");
        return problems;
    }

    /// <summary>The finished text. A value of several lines keeps them in the message; the subject is one line.</summary>
    /// <exception cref="ArgumentException">A place of the text has no value: a defect, as texts are checked when saved.</exception>
    public MailText Fill(IReadOnlyDictionary<string, string> values) => new(
        OneLine(FillLine(Subject, values)), FillBody(values));

    private string FillBody(IReadOnlyDictionary<string, string> values)
    {
        var filled = new List<string>();
        foreach (var paragraph in Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = paragraph.Split('\n').Where(line => !HoldsAnEmptyPlace(line, values)).Select(line => FillLine(line, values)).ToList();
            if (lines.Count > 0) filled.Add(string.Join('\n', lines));
            else if (filled.Count > 0 && filled[^1].StartsWith("## ", StringComparison.Ordinal) && !filled[^1].Contains('\n')) filled.RemoveAt(filled.Count - 1);
        }

        return string.Join("\n\n", filled);
    }

    private static string FillLine(string line, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(line, match => Clean(Value(match.Groups["name"].Value, values)));

    private static bool HoldsAnEmptyPlace(string line, IReadOnlyDictionary<string, string> values) =>
        Place().Matches(line).Any(m => string.IsNullOrWhiteSpace(Value(m.Groups["name"].Value, values)));

    private static string Value(string name, IReadOnlyDictionary<string, string> values) =>
        values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"The text asks for {{{name}}}, which was not given.", nameof(values));

    private static string Clean(string value) =>
        new([.. value.ReplaceLineEndings("\n").Trim().Where(c => c == '\n' || !char.IsControl(c))]);

    private static string OneLine(string text) => text.Replace('\n', ' ').Replace('\u2028', ' ').Replace('\u2029', ' ').Trim();

    [GeneratedRegex(@"^Objet[ \u00A0]?:(?<subject>.*\S)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex SubjectLine();

    [GeneratedRegex(@"\{(?<name>[a-z][a-z_]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Place();
}
