using System.Globalization;
using System.Text.Json;

namespace Preau.Web.Features.CutOffs;

/// <summary>What is wrong with a field of a record: its path and a sentence.</summary>
public sealed class FieldProblem(string field, string sentence) : Exception($"{field}\u00A0: {sentence}");

/// <summary>A value of a JSON record with its path. Each reader gives the value or throws a <see cref="FieldProblem"/> that names the field.</summary>
public readonly struct JsonField(JsonElement value, string path)
{
    public string Path => path;

    public bool IsNull => value.ValueKind == JsonValueKind.Null;

    public JsonField this[string name] => Optional(name) ?? throw new FieldProblem(At(name), "ce champ manque.");

    /// <summary>Null when the field is not there.</summary>
    public JsonField? Optional(string name)
    {
        if (value.ValueKind != JsonValueKind.Object) throw Wrong("un objet est attendu.");
        return value.TryGetProperty(name, out var found) ? new JsonField(found, At(name)) : null;
    }

    public string Text() => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : throw Wrong("un texte est attendu.");

    public bool Flag() => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong("true ou false est attendu.");

    public int Number(int least, int most)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number) || decimal.Truncate(number) != number) throw Wrong("un nombre entier est attendu.");
        return number >= least && number <= most ? (int)number : throw Wrong($"{number.ToString(CultureInfo.InvariantCulture)} n’est pas entre {least} et {most}.");
    }

    public T Choice<T>(IReadOnlyDictionary<string, T> words) =>
        Text() is var word && words.TryGetValue(word, out var chosen) ? chosen : throw Wrong($"«\u00A0{word}\u00A0» est inconnu. Choix\u00A0: {string.Join(", ", words.Keys)}.");

    public TimeOnly Time() =>
        Text() is var text && TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Wrong($"«\u00A0{text}\u00A0» n’est pas une heure, de 00:00 à 23:59.");

    public DateOnly Day() =>
        Text() is var text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200
            ? day : throw Wrong($"«\u00A0{text}\u00A0» n’est pas une date qui existe, comme 2026-09-01.");

    /// <summary>An instant with its offset, UTC.</summary>
    public DateTime Instant()
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        var text = Text();
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        return hasOffset && DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.UtcDateTime : throw Wrong($"«\u00A0{text}\u00A0» n’est pas un instant, comme 2026-09-01T09:00+02:00.");
    }

    public IReadOnlyList<JsonField> Items()
    {
        if (value.ValueKind != JsonValueKind.Array) throw Wrong("une liste est attendue.");
        var here = path;
        return [.. value.EnumerateArray().Select((item, i) => new JsonField(item, $"{here}[{i}]"))];
    }

    /// <summary>The fields of an object, each with its name.</summary>
    public IReadOnlyList<(string Name, JsonField Value)> Entries()
    {
        if (value.ValueKind != JsonValueKind.Object) throw Wrong("un objet est attendu.");
        var here = this;
        return [.. value.EnumerateObject().Select(entry => (entry.Name, new JsonField(entry.Value, here.At(entry.Name))))];
    }

    public FieldProblem Wrong(string sentence) => new(path.Length == 0 ? "enregistrement" : path, sentence);

    private string At(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
