using Preau.Domain.Enrolments;
using Preau.Domain.Requests;

namespace Preau.Web.Components;

/// <summary>A state as people see it: sign, shape and word; colour only comes on top.</summary>
/// <param name="Css">Shape and colour (css/mark.css).</param>
/// <param name="Sign">A letter or sign; empty: a tick.</param>
/// <param name="Word">The state in the parents' manual's words.</param>
public sealed record Mark(string Css, string Sign, string Word);

/// <summary>The closed list of marks.</summary>
public static class Marks
{
    /// <summary>An invoice that waits for money.</summary>
    public static readonly Mark Due = new("pay", "€", "À payer");

    /// <summary>An invoice that is settled.</summary>
    public static readonly Mark Paid = new("ok", "", "Payée");

    /// <summary>A credit note: taken off what is owed.</summary>
    public static readonly Mark Deducted = new("off", "–", "Déduit");

    /// <summary>Anything that is as it should be; give it a word of its own.</summary>
    public static readonly Mark Done = new("ok", "", "Fait");

    /// <summary>Anything that waits; give it a word of its own.</summary>
    public static readonly Mark Waiting = new("wait", "?", "En attente");

    public static Mark Of(EnrolmentMark mark) => mark switch
    {
        EnrolmentMark.Validated => new("ok", "V", "Validée"),
        EnrolmentMark.Waiting => Waiting,
        EnrolmentMark.PreRegistrationToValidate => new("pre", "!", "Préinscription à valider"),
        EnrolmentMark.Refused => new("no", "×", "Refusée"),
        EnrolmentMark.Ended => new("off", "–", "Terminée"),
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "A mark that is not drawn."),
    };

    public static Mark Of(EnrolmentState state) => state switch
    {
        EnrolmentState.PlaceOffered => new("ask", "P", "Place proposée"),
        EnrolmentState.Withdrawn => new("off", "–", "Retirée"),
        EnrolmentState.OfferLapsed => new("off", "–", "Sans réponse"),
        _ => Of(state.Mark()),
    };

    public static Mark Of(RequestState state) => state switch
    {
        RequestState.Draft => new("off", "–", "Brouillon"),
        RequestState.Sent => Waiting,
        RequestState.Incomplete => new("ask", "↑", "À compléter"),
        RequestState.Accepted => new("ok", "", "Acceptée"),
        RequestState.Refused => new("no", "×", "Refusée"),
        RequestState.Withdrawn => new("off", "–", "Retirée"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state that is not drawn."),
    };
}
