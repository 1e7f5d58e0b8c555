using System.Globalization;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>Addresses of the families' pages about waiting lists; an agent finds them under the family's file.</summary>
public static class WaitingLinks
{
    public const string List = "/reservations/liste-d-attente";

    /// <summary>One day's entry, where a place that is offered is accepted or left.</summary>
    public static string Entry(long id) => string.Create(CultureInfo.InvariantCulture, $"{List}/{id}");

    /// <summary>Where a box that is full is put on the list.</summary>
    /// <param name="box">As <see cref="Bookings.BoxKey"/> writes it.</param>
    public static string Join(params IEnumerable<string> box) => $"{List}/inscrire?{string.Join('&', box.Select(b => $"jour={b}"))}";
}
