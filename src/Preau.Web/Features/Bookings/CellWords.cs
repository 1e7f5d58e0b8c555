using Preau.Domain.Bookings;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>The words of a box of the calendar.</summary>
public static class CellWords
{
    /// <summary>Until when, at what more, how few places: said where the pointer or the focus is; null: nothing to say.</summary>
    public static string? Tip(CalendarCell cell)
    {
        if (cell.IsBeyond) return "Hors délai, un motif sera demandé";
        if (cell.Limit is not { } limit) return null;
        return $"{(cell.State == BoxState.Booked ? "Annulable" : "Réservable")} jusqu’à {French.ShortDate(DateOnly.FromDateTime(limit))}, {French.Time(TimeOnly.FromDateTime(limit))}{(cell.Late is { } late ? $", {late}" : "")}{(cell.Left is { } left ? $", {Few(left)}" : "")}";
    }

    public static string Few(int left) => left == 1 ? "dernière place" : $"plus que {left} places";

    /// <summary>The mark that a wide screen shows in place of words.</summary>
    public static string? Mark(BoxState state) => state switch
    {
        BoxState.Past => "·",
        BoxState.BookedFixed => "rés.",
        BoxState.AbsenceTold => "abs.",
        BoxState.Held => "€",
        BoxState.Full => "plein",
        BoxState.Waiting => "en att.",
        BoxState.OtherParent => "autre",
        BoxState.ByPhone => "tél.",
        _ => null,
    };

    /// <summary>The state of a box that cannot be ticked.</summary>
    public static string State(CalendarCell cell) => cell.State switch
    {
        BoxState.Past => "Non réservé",
        BoxState.BookedFixed => "Réservé, non modifiable",
        BoxState.AbsenceTold => "Réservé, absence signalée",
        BoxState.Full => cell.Link is null ? "Complet" : "Complet\u00A0: liste d’attente",
        BoxState.Offered => cell.ConfirmBy is { } last ? $"Place proposée, à confirmer jusqu’au {French.DayAndMonth(last)}" : "Place proposée, à accepter",
        BoxState.Waiting => cell.Rank is { } rank ? $"En attente, {rank}" : "En attente, le service appelle",
        BoxState.Held => "Place gardée, en attente de paiement",
        BoxState.OtherParent => cell.IsBooked ? "Chez l’autre parent, réservé" : "Chez l’autre parent",
        BoxState.TooLate => "Trop tard",
        BoxState.ByPhone => "Par téléphone seulement",
        BoxState.Requested => "Demandé, le service répond",
        _ => "",
    };

    /// <summary>The look of a box, by its class in the style sheet.</summary>
    public static string Look(CalendarCell cell) => cell.State switch
    {
        BoxState.Booked => "d-had",
        BoxState.Free or BoxState.OnRequest => "d-new",
        BoxState.FreeWithSurcharge => "d-new d-extra",
        BoxState.Requested => "d-queue",
        BoxState.Closed => "shut",
        BoxState.Held when cell.PayAt is not null => "d-pay",
        BoxState.Offered => "d-pay",
        BoxState.Waiting when cell.Rank is not null => "d-pay d-wait",
        _ => "fixed",
    };
}
