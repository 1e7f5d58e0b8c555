using System.Globalization;
using System.Text.Json;

namespace Preau.Web.Storage;

/// <summary>Values in JSON as SQLite stores them: what <c>json_extract</c> takes out is what a parameter of the same value would have written.</summary>
internal static class SqliteJson
{
    /// <exception cref="NotSupportedException">A type that no entity written in bulk has.</exception>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool yes: json.WriteNumberValue(yes ? 1 : 0); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTime instant: json.WriteStringValue(instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)); break;
            case Guid id: json.WriteStringValue(id.ToString().ToUpperInvariant()); break;
            default: throw new NotSupportedException($"{value.GetType().Name} is not written in bulk.");
        }
    }
}
