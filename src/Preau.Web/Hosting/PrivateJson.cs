using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Preau.Web.Hosting;

/// <summary>
/// One JSON object per line. An exception gives its type and its stack; its message only when it comes from a database or
/// the machine: other messages may quote what somebody typed.
/// </summary>
internal sealed class PrivateJson(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "preau-json";

    private static readonly JsonWriterOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", logEntry.Formatter(logEntry.State, null));
            if (logEntry.State is IReadOnlyList<KeyValuePair<string, object?>> values) WriteValues(json, values);
            if (logEntry.Exception is { } wrong) WriteException(json, wrong);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        foreach (var (name, value) in values.Where(v => v.Key != "{OriginalFormat}"))
        {
            if (value is int or long) json.WriteNumber(name, Convert.ToInt64(value));
            else json.WriteString(name, value?.ToString());
        }
    }

    private static void WriteException(Utf8JsonWriter json, Exception wrong)
    {
        json.WriteStartArray("exception");
        for (var cause = wrong; cause is not null; cause = cause.InnerException)
        {
            json.WriteStartObject();
            json.WriteString("type", cause.GetType().FullName);
            if (cause is DbException or IOException or System.Net.Sockets.SocketException or StartUpProblem) json.WriteString("message", cause.Message);
            json.WriteString("stack", cause.StackTrace);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
