using System.Text.Json;
using Preau.Web.Storage;

namespace Preau.Web.Features.Requests;

/// <summary>Before and after, written as the JSON of the kind's own record.</summary>
public static class RequestContent
{
    public static string Write(object content) => JsonSerializer.Serialize(content, content.GetType(), HistoryRecording.Json);

    public static T Read<T>(string content) =>
        JsonSerializer.Deserialize<T>(content, HistoryRecording.Json) ?? throw new InvalidOperationException("A request holds nothing.");

    /// <summary>The same of what came back from a browser; null when it is no longer readable.</summary>
    public static T? TryRead<T>(string? content)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(content) ? null : Read<T>(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
