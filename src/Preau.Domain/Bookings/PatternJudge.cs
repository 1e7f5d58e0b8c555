using Preau.Domain.Values;

namespace Preau.Domain.Bookings;

/// <summary>What the parent chose for days that a pattern does not simply book.</summary>
/// <param name="Replaces">Days booked that the pattern does not want are cancelled; otherwise it only adds.</param>
/// <param name="ByHandToo">So are the days changed by hand: those booked outside any pattern are cancelled, those cancelled are booked again.</param>
/// <param name="AsksToo">What an activity takes on request only is asked for.</param>
/// <param name="WaitsToo">Full days are put on their waiting list.</param>
[GlossaryExempt]
public sealed record PatternChoices(bool Replaces = false, bool ByHandToo = false, bool AsksToo = false, bool WaitsToo = false);

/// <summary>What an application of a pattern does with one box.</summary>
public enum PatternOutcome
{
    Book,
    Ask,

    /// <summary>Wanted and full: the child waits for a place.</summary>
    Wait,

    /// <summary>Wanted and booked already.</summary>
    Keep,

    /// <summary>Not wanted, but booked by hand: it stays.</summary>
    KeepByHand,

    /// <summary>Wanted, but cancelled by hand since an earlier application: it stays cancelled.</summary>
    LeaveCancelled,

    Remove,

    /// <summary>Not wanted, but its limit for cancelling has passed: it stays.</summary>
    CannotRemove,

    /// <summary>Wanted, but the day belongs to the child's other family.</summary>
    AtOtherParent,

    Refused,
}

/// <summary>
/// The one function that says what a pattern does with one box: its preview and its application ask it
/// (docs/rules/semaine-type.md).
/// </summary>
[GlossaryExempt]
public static class PatternJudge
{
    /// <param name="answer">What the calendar says of the box at that instant.</param>
    /// <param name="booking">The booking that stands there, of this family or the other.</param>
    /// <param name="cancelledByHand">An application had booked it, and it was cancelled since.</param>
    /// <returns>Null: nothing to say of that day.</returns>
    public static PatternOutcome? Decide(bool isWanted, BoxAnswer answer, Booking? booking, bool cancelledByHand, PatternChoices choices)
    {
        if (!isWanted) return booking is null || !choices.Replaces || answer.State == BoxState.OtherParent ? null : Unwanted(answer, booking, choices);
        if (booking is not null) return PatternOutcome.Keep;
        if (cancelledByHand && !choices.ByHandToo) return PatternOutcome.LeaveCancelled;
        return answer.State switch
        {
            BoxState.Free or BoxState.FreeWithSurcharge => PatternOutcome.Book,
            BoxState.OnRequest when choices.AsksToo => PatternOutcome.Ask,
            BoxState.Full when answer.CanJoin && choices.WaitsToo => PatternOutcome.Wait,
            BoxState.OtherParent => PatternOutcome.AtOtherParent,
            // On a weekday without service nothing was wanted; holidays and closures of a wanted weekday are told.
            BoxState.NoService when answer.Why?.Code is RefusalCode.NotAnOpeningDay or RefusalCode.OutsideActivityYear => null,
            _ => PatternOutcome.Refused,
        };
    }

    private static PatternOutcome Unwanted(BoxAnswer answer, Booking booking, PatternChoices choices) =>
        booking.PatternRunId is null && !choices.ByHandToo ? PatternOutcome.KeepByHand
        : answer.State == BoxState.Booked ? PatternOutcome.Remove
        : PatternOutcome.CannotRemove;
}
