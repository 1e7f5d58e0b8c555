using System.Text.Json;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>The content of a request to change bookings: the wishes, as JSON.</summary>
public static class BookingRequest
{
    public static string Write(IEnumerable<Wish> wishes) => JsonSerializer.Serialize(wishes, HistoryRecording.Json);

    public static IReadOnlyList<Wish> Read(string after) => JsonSerializer.Deserialize<List<Wish>>(after, HistoryRecording.Json) ?? [];
}
