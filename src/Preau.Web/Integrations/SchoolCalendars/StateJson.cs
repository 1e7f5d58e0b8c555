using System.Text.Json;

namespace Preau.Web.Integrations.SchoolCalendars;

/// <summary>The data set as JSON: the export (a list), an answer of the interface (<c>results</c>), or the records of its first version (<c>fields</c>). Lines are records, counted from 1.</summary>
internal static class StateJson
{
    public static (IReadOnlyList<StateLine> Lines, IReadOnlyList<LineProblem> Problems) Lines(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
                root = root.TryGetProperty("results", out var results) ? results : root.TryGetProperty("records", out var records) ? records : default;
            if (root.ValueKind != JsonValueKind.Array) return ([], [new(0, "Ce fichier JSON n’est pas un export du jeu «\u00A0fr-en-calendrier-scolaire\u00A0».")]);
            return (root.EnumerateArray().Select((record, index) => Line(record, index + 1)).ToList(), []);
        }
        catch (JsonException error)
        {
            return ([], [new((int)(error.LineNumber ?? 0) + 1, "Ce fichier JSON est incomplet ou abîmé. Téléchargez-le de nouveau.")]);
        }
    }

    private static StateLine Line(JsonElement record, int number)
    {
        var fields = record.ValueKind == JsonValueKind.Object && record.TryGetProperty("fields", out var nested) ? nested : record;
        string? Text(string name) => fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(name, out var value) ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(v => v.ToString())),
            JsonValueKind.Null => null,
            _ => value.ToString(),
        } : null;
        return new(number, Text("description"), Text("population"), Text("start_date"), Text("end_date"), Text("zones"), Text("annee_scolaire"));
    }
}
