using System.Globalization;
using System.Text.Json;
using Preau.Domain.CutOffs;

namespace Preau.Web.Features.CutOffs;

/// <summary>The limit of one example, and whether its two instants are in time.</summary>
/// <param name="LastMoment">Civil time with its offset, to the minute.</param>
public sealed record EvaluatedExample(string Id, string TargetDate, string LastMoment, bool AcceptAtAllowed, bool RejectAtAllowed);

/// <summary>
/// Judges the examples of a file of published rules (docs/rules/delais.md). Only the rule and the instants are read, never the
/// expected results; needs neither database nor settings.
/// </summary>
public static class EvaluateRules
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <returns>Every example in the order of the file, or every problem: the record, the field, a sentence.</returns>
    public static (IReadOnlyList<EvaluatedExample> Examples, IReadOnlyList<string> Problems) Run(ReadOnlyMemory<byte> file)
    {
        var (examples, problems) = (new List<EvaluatedExample>(), new List<string>());
        try
        {
            using var json = JsonDocument.Parse(WithoutMark(file));
            foreach (var (index, record) in new JsonField(json.RootElement, "").Items().Index())
            {
                var name = $"enregistrement {index + 1}";
                try
                {
                    var fields = new JsonField(json.RootElement[index], "");
                    name = fields["id"].Text();
                    examples.AddRange(Judge(name, fields));
                }
                catch (FieldProblem problem)
                {
                    problems.Add($"{name}, {problem.Message}");
                }
            }
        }
        catch (JsonException cut)
        {
            problems.Add($"Ce fichier n’est pas du JSON entier (ligne {(cut.LineNumber ?? 0) + 1}).");
        }
        catch (FieldProblem)
        {
            problems.Add("Ce fichier n’est pas une liste d’enregistrements.");
        }
        return problems.Count > 0 ? ([], problems) : (examples, problems);
    }

    private static IEnumerable<EvaluatedExample> Judge(string id, JsonField fields)
    {
        var rule = RuleRecord.Read(fields);
        foreach (var example in fields["examples"].Items())
        {
            var target = example["target_date"];
            var limit = rule.Limit(target, Paris);
            var (accept, reject) = (example["accept_at"].Instant(), example["reject_at"].Instant());
            yield return new(id, target.Text(), Written(limit), limit.Allows(accept), limit.Allows(reject));
        }
    }

    private static string Written(CutOffLimit limit) =>
        new DateTimeOffset(limit.Civil, limit.Civil - DateTime.SpecifyKind(limit.Instant, DateTimeKind.Unspecified)).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> file) => file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file;
}
