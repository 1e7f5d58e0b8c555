namespace Preau.Domain.Payments;

/// <summary>What PayFiP said when asked about an attempt.</summary>
/// <param name="Word">The result's letter, or the fault's code.</param>
/// <param name="EchoMatches">The amount, contract, reference and mode that came back are those that were sent.</param>
[GlossaryExempt]
public sealed record AttemptAnswer(AnswerKind Kind, string Word, bool EchoMatches = true)
{
    /// <param name="result">The letter.</param>
    public static AttemptAnswer Of(string result, AttemptEcho sent, AttemptEcho told) => new(AnswerKind.Result, result, sent == told);
}

/// <summary>What is sent with an order and must come back with its result, letter for letter.</summary>
/// <param name="Contract">The régie's, 6 digits (numcli).</param>
/// <param name="Reference">Of the attempt (refdet).</param>
/// <param name="Cents">Whole cents (montant); null: absent or unreadable, which is never what was sent.</param>
/// <param name="Mode">T, X or W (saisie).</param>
[GlossaryExempt]
public sealed record AttemptEcho(string Contract, string Reference, long? Cents, string Mode);

[GlossaryExempt]
public enum AnswerKind
{
    /// <summary>A result letter.</summary>
    Result,

    /// <summary>A fault that the service names with a code.</summary>
    Fault,

    /// <summary>Out of order, unreachable, too slow or unreadable.</summary>
    Technical,
}

/// <summary>What the staff must look at.</summary>
[GlossaryExempt]
public enum AttemptAlert
{
    /// <summary>Paid, says the service, but not what was asked.</summary>
    WrongEcho,

    /// <summary>A result letter that nobody knows: perhaps a new means of payment.</summary>
    UnknownResult,

    /// <summary>The service refuses our contract or our addresses.</summary>
    Misconfigured,

    /// <summary>Paid although the invoice was settled: the family's credit.</summary>
    SecondPayment,

    /// <summary>Paid after the places of the order were given back, and they are taken: the family's credit.</summary>
    PlacesGone,
}

/// <summary>What becomes of an attempt after an answer (docs/rules/paiement.md).</summary>
/// <param name="IsOpen">Another attempt must wait.</param>
/// <param name="AsksAgain">The job goes on asking.</param>
/// <param name="PaidBy">Set once, when this answer says that it is paid.</param>
[GlossaryExempt]
public sealed record AttemptOutcome(AttemptState State, bool IsOpen, bool AsksAgain, PaymentMeans? PaidBy = null, AttemptAlert? Alert = null)
{
    /// <summary>Judges an answer. Paid wins over everything, is told once, and nothing takes it back.</summary>
    /// <param name="age">Since the attempt was made, on the real clock.</param>
    public static AttemptOutcome Of(AttemptState state, bool isOpen, AttemptAnswer answer, TimeSpan age)
    {
        if (state == AttemptState.Paid) return new(state, IsOpen: false, AsksAgain: false);
        var outcome = answer.Kind switch
        {
            AnswerKind.Result => OfResult(state, isOpen, answer, age),
            AnswerKind.Fault => OfFault(state, isOpen, answer.Word, age),
            _ => new AttemptOutcome(state, isOpen, AsksAgain: true),
        };
        return age >= AttemptSchedule.Watched && outcome.AsksAgain ? outcome with { State = Closed(outcome.State), IsOpen = false, AsksAgain = false } : outcome;
    }

    /// <summary>The contract or one of our addresses is refused: no family can put that right.</summary>
    public static bool IsMisconfiguration(string code) => code.StartsWith('T') || code is "N1" or "D1" or "S1";

    private static AttemptOutcome OfResult(AttemptState state, bool isOpen, AttemptAnswer answer, TimeSpan age) => answer.Word switch
    {
        "P" or "V" when !answer.EchoMatches => new(state, isOpen, AsksAgain: true, Alert: AttemptAlert.WrongEcho),
        "P" => new(AttemptState.Paid, IsOpen: false, AsksAgain: false, PaymentMeans.Card),
        "V" => new(AttemptState.Paid, IsOpen: false, AsksAgain: false, PaymentMeans.OneOffDirectDebit),
        // A new attempt at once; but the page of this one may still be there, and take another card.
        "R" or "Z" => new(AttemptState.Refused, IsOpen: false, AsksAgain: age < AttemptSchedule.Undecided),
        // The payer can start again on the same page until then.
        "A" when age < AttemptSchedule.Undecided => new(state, isOpen, AsksAgain: true),
        "A" => new(AttemptState.Abandoned, IsOpen: false, AsksAgain: false),
        _ => new(state, isOpen, AsksAgain: true, Alert: AttemptAlert.UnknownResult),
    };

    private static AttemptOutcome OfFault(AttemptState state, bool isOpen, string code, TimeSpan age) => code switch
    {
        _ when IsMisconfiguration(code) => new(state, isOpen, AsksAgain: true, Alert: AttemptAlert.Misconfigured),
        _ when age < AttemptSchedule.Undecided => new(state, isOpen, AsksAgain: true),
        // Purged at night, never opened: it has no result and never will.
        "P1" => new(Closed(state), IsOpen: false, AsksAgain: false),
        // Without a result after its time: the family may try again, and the job goes on asking in case.
        _ => new(Closed(state), IsOpen: false, AsksAgain: true),
    };

    private static AttemptState Closed(AttemptState state) =>
        state is AttemptState.Created or AttemptState.Redirected ? AttemptState.Expired : state;
}
