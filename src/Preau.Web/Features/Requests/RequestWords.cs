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

    /// <summary>Who decided, and when, for somebody who came second; null while it is open.</summary>
    public static string? Decided(FamilyRequest request, Func<DateTime, DateTime> local) => request is { DecidedAt: { } at, DecidedBy: { } by }
        ? $"{by} a déjà {request.State switch { RequestState.Accepted => "accepté", RequestState.Refused => "refusé", _ => "retiré" }} cette demande le {French.DateAndTime(local(at))}."
        : null;

    public static string SentOn(DateTime sentLocal) => French.DateAndTime(sentLocal);
}
