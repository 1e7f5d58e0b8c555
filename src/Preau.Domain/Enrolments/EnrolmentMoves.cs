using Preau.Domain.Values;

namespace Preau.Domain.Enrolments;

/// <summary>What somebody does to an enrolment.</summary>
[GlossaryExempt]
public enum EnrolmentAct
{
    Send,

    /// <summary>Nursery: the sending of a pre-enrolment.</summary>
    PreRegister,

    Validate,
    PreValidate,
    OfferPlace,
    AcceptPlace,
    LetOfferLapse,
    End,
    Refuse,
    Withdraw,
}

/// <summary>What is booked or cancelled by the move of an enrolment.</summary>
[GlossaryExempt]
public enum EnrolmentEffect
{
    None,

    /// <summary>The wanted days that the rules allow; the family is told the others with their reason.</summary>
    BooksWantedDays,

    /// <summary>Bookings after the last day are cancelled.</summary>
    CancelsDaysAfterTheEnd,
}

/// <summary>The mail to the family that leaves with the move of an enrolment.</summary>
[GlossaryExempt]
public enum EnrolmentMail
{
    None,
    Receipt,
    PreValidated,
    PlaceOffered,
    Validated,
    OfferLapsed,
    Ended,
    Refused,
    Withdrawn,
}

/// <summary>One line of the table of docs/rules/inscriptions.md.</summary>
[GlossaryExempt]
public sealed record EnrolmentMove(
    EnrolmentState From, EnrolmentAct Act, EnrolmentState To, MadeBy By, EnrolmentEffect Effect, EnrolmentMail Mail);

/// <summary>Every move that an enrolment may make (docs/rules/inscriptions.md holds the same table).</summary>
[GlossaryExempt]
public static class EnrolmentMoves
{
    public static readonly IReadOnlyList<EnrolmentMove> All =
    [
        new(EnrolmentState.Draft, EnrolmentAct.Send, EnrolmentState.Sent, MadeBy.Family, EnrolmentEffect.None, EnrolmentMail.Receipt),
        new(EnrolmentState.Sent, EnrolmentAct.Validate, EnrolmentState.Validated, MadeBy.Staff, EnrolmentEffect.BooksWantedDays, EnrolmentMail.Validated),
        new(EnrolmentState.Validated, EnrolmentAct.End, EnrolmentState.Ended, MadeBy.Staff, EnrolmentEffect.CancelsDaysAfterTheEnd, EnrolmentMail.Ended),
        new(EnrolmentState.Validated, EnrolmentAct.End, EnrolmentState.Ended, MadeBy.Clock, EnrolmentEffect.None, EnrolmentMail.None),

        new(EnrolmentState.Draft, EnrolmentAct.PreRegister, EnrolmentState.PreRegistered, MadeBy.Family, EnrolmentEffect.None, EnrolmentMail.Receipt),
        new(EnrolmentState.PreRegistered, EnrolmentAct.PreValidate, EnrolmentState.PreValidated, MadeBy.Staff, EnrolmentEffect.None, EnrolmentMail.PreValidated),
        new(EnrolmentState.PreValidated, EnrolmentAct.OfferPlace, EnrolmentState.PlaceOffered, MadeBy.Staff, EnrolmentEffect.None, EnrolmentMail.PlaceOffered),
        new(EnrolmentState.PlaceOffered, EnrolmentAct.AcceptPlace, EnrolmentState.Validated, MadeBy.Family, EnrolmentEffect.BooksWantedDays, EnrolmentMail.Validated),
        new(EnrolmentState.PlaceOffered, EnrolmentAct.LetOfferLapse, EnrolmentState.OfferLapsed, MadeBy.Clock, EnrolmentEffect.None, EnrolmentMail.OfferLapsed),

        .. FromEachOpenState(EnrolmentAct.Refuse, EnrolmentState.Refused, MadeBy.Staff, EnrolmentMail.Refused),
        .. FromEachOpenState(EnrolmentAct.Withdraw, EnrolmentState.Withdrawn, MadeBy.Family, EnrolmentMail.Withdrawn),
    ];

    /// <summary>The move of that act from that state, or null when there is none: refuse with <see cref="RefusalCode.WrongState"/>.</summary>
    public static EnrolmentMove? Find(EnrolmentState from, EnrolmentAct act, MadeBy by) =>
        All.FirstOrDefault(move => move.From == from && move.Act == act && by.MayMake(move.By));

    private static IEnumerable<EnrolmentMove> FromEachOpenState(
        EnrolmentAct act, EnrolmentState to, MadeBy by, EnrolmentMail mail) =>
        Enum.GetValues<EnrolmentState>().Where(state => state.IsOpen())
            .Select(from => new EnrolmentMove(from, act, to, by, EnrolmentEffect.None, mail));
}
