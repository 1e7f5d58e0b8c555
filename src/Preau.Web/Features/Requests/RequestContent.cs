using System.Text.Json;
using Preau.Web.Storage;

namespace Preau.Web.Features.Requests;

/// <summary>Before and after, written as the JSON of the kind's own record.</summary>
public static class RequestContent
{
    public static string Write(object content) => JsonSerializer.Serialize(content, content.GetType(), HistoryRecording.Json);

    public static T Read<T>(string content) =>
        JsonSerializer.Deserialize<T>(content, HistoryRecording.Json) ?? throw new InvalidOperationException("A request holds nothing.");
}
