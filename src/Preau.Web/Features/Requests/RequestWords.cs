using Preau.Domain.Requests;
using Preau.Web.Texts;

namespace Preau.Web.Features.Requests;

/// <summary>The manual's words for kinds and states.</summary>
public static class RequestWords
{
    public static string Of(RequestKind kind) => kind switch
    {
        RequestKind.Enrolment => "Inscription",
        RequestKind.EnrolmentChange => "Changement d’inscription",
        RequestKind.EnrolmentEnd => "Fin d’inscription",
        RequestKind.Booking => "Réservations",
        RequestKind.Details => "Coordonnées",
        RequestKind.Child => "Informations d’un enfant",
        RequestKind.NewChild => "Nouvel enfant",
        RequestKind.NewFamily => "Nouveau dossier",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(RequestState state) => state switch
    {
        RequestState.Draft => "Brouillon",
        RequestState.Sent => "En attente",
        RequestState.Incomplete => "À compléter",
        RequestState.Accepted => "Acceptée",
        RequestState.Refused => "Refusée",
        RequestState.Withdrawn => "Retirée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The day on which silence becomes an answer: two months after the receipt (CRPA L231-1, L231-4).</summary>
    public static DateOnly SilenceDay(DateTime sentLocal) => DateOnly.FromDateTime(sentLocal).AddMonths(2);

    public static string SentOn(DateTime sentLocal) => French.DateAndTime(sentLocal);
}
