using Preau.Domain.Values;

namespace Preau.Domain.Requests;

/// <summary>Where a family's request stands.</summary>
public enum RequestState
{
    Draft,

    /// <summary>"En attente": the staff have to answer.</summary>
    Sent,

    /// <summary>"À compléter": the family has to answer; the age of the request runs on.</summary>
    Incomplete,

    Accepted,

    Refused,

    Withdrawn,
}

/// <summary>What somebody does to a request.</summary>
[GlossaryExempt]
public enum RequestAct
{
    Send,
    AskForMissing,
    Answer,
    Accept,
    Refuse,
    Withdraw,
}

/// <summary>What is done in the file by the move of a request.</summary>
[GlossaryExempt]
public enum RequestEffect
{
    None,

    /// <summary>What was asked for is judged again by every rule, then done by the same operation as directly.</summary>
    DoesWhatWasAsked,
}

/// <summary>The mail to the family that leaves with the move of a request.</summary>
[GlossaryExempt]
public enum RequestMail
{
    None,

    /// <summary>The electronic receipt (CRPA L112-11), with its mentions.</summary>
    Receipt,

    Missing,
    Accepted,
    Refused,
    Withdrawn,
}

/// <summary>One line of the table of docs/rules/demandes.md.</summary>
[GlossaryExempt]
public sealed record RequestMove(
    RequestState From, RequestAct Act, RequestState To, MadeBy By, RequestEffect Effect, RequestMail Mail);

/// <summary>Every move that a request may make (docs/rules/demandes.md holds the same table).</summary>
[GlossaryExempt]
public static class RequestMoves
{
    public static readonly IReadOnlyList<RequestMove> All =
    [
        new(RequestState.Draft, RequestAct.Send, RequestState.Sent, MadeBy.Family, RequestEffect.None, RequestMail.Receipt),
        new(RequestState.Sent, RequestAct.AskForMissing, RequestState.Incomplete, MadeBy.Staff, RequestEffect.None, RequestMail.Missing),
        new(RequestState.Incomplete, RequestAct.Answer, RequestState.Sent, MadeBy.Family, RequestEffect.None, RequestMail.Receipt),
        new(RequestState.Sent, RequestAct.Accept, RequestState.Accepted, MadeBy.Staff, RequestEffect.DoesWhatWasAsked, RequestMail.Accepted),
        new(RequestState.Incomplete, RequestAct.Accept, RequestState.Accepted, MadeBy.Staff, RequestEffect.DoesWhatWasAsked, RequestMail.Accepted),
        new(RequestState.Sent, RequestAct.Refuse, RequestState.Refused, MadeBy.Staff, RequestEffect.None, RequestMail.Refused),
        new(RequestState.Incomplete, RequestAct.Refuse, RequestState.Refused, MadeBy.Staff, RequestEffect.None, RequestMail.Refused),
        new(RequestState.Sent, RequestAct.Withdraw, RequestState.Withdrawn, MadeBy.Family, RequestEffect.None, RequestMail.Withdrawn),
        new(RequestState.Incomplete, RequestAct.Withdraw, RequestState.Withdrawn, MadeBy.Family, RequestEffect.None, RequestMail.Withdrawn),
    ];

    /// <summary>The move of that act from that state, or null when there is none: refuse with <see cref="RefusalCode.WrongState"/>.</summary>
    public static RequestMove? Find(RequestState from, RequestAct act, MadeBy by) =>
        All.FirstOrDefault(move => move.From == from && move.Act == act && by.MayMake(move.By));

    /// <summary>Sent and not yet decided: it waits for the staff or for the family.</summary>
    public static bool IsOpen(this RequestState state) => state is RequestState.Sent or RequestState.Incomplete;
}
