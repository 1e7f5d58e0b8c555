using Preau.Web.Security;

namespace Preau.Web.Features.Requests;

/// <summary>Addresses of a request.</summary>
public static class RequestLinks
{
    /// <summary>Where its staff decide.</summary>
    public static string Desk(long id) => $"/gestion/demandes/{id}";

    /// <summary>What follows a sending: the family reads its receipt; an agent who sent it for the family may decide at once.</summary>
    public static string Sent(ActsFor acts, long id) => acts.ByStaff ? Desk(id) : $"/demandes/{id}/accuse";

    public static string SentNotice(ActsFor acts) => acts.ByStaff
        ? "La demande est envoyée pour la famille, qui a reçu l’accusé de réception. Vous pouvez la décider."
        : "Votre demande est envoyée. En voici l’accusé de réception.";
}
