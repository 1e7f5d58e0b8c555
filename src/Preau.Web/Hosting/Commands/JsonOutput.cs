using System.Text.Encodings.Web;
using System.Text.Json;

namespace Preau.Web.Hosting.Commands;

/// <summary>How verbs write data for other programs.</summary>
internal static class JsonOutput
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };
}
