namespace Preau.Domain.Enrolments;

/// <summary>Where an enrolment stands (docs/rules/inscriptions.md).</summary>
public enum EnrolmentState
{
    Draft,

    /// <summary>Sent, waiting for the staff.</summary>
    Sent,

    /// <summary>Nursery: sent, the pre-enrolment is not validated yet.</summary>
    PreRegistered,

    /// <summary>Nursery: the pre-enrolment is validated, waiting for a place.</summary>
    PreValidated,

    /// <summary>Nursery: a place is offered, the family answers until a limit.</summary>
    PlaceOffered,

    Validated,
    Ended,
    Refused,
    Withdrawn,

    /// <summary>The family did not answer the offered place in time.</summary>
    OfferLapsed,
}

/// <summary>The mark before an enrolment in the family's list, always shown as sign and word.</summary>
[GlossaryExempt]
public enum EnrolmentMark
{
    /// <summary>A draft is not in the list of enrolments: it has no mark.</summary>
    None,

    /// <summary>"V Validée".</summary>
    Validated,

    /// <summary>"? En attente".</summary>
    Waiting,

    /// <summary>"! Préinscription à valider".</summary>
    PreRegistrationToValidate,

    /// <summary>Refused, with its reason.</summary>
    Refused,

    /// <summary>Ended, withdrawn or lapsed: nothing runs any more.</summary>
    Ended,
}

[GlossaryExempt]
public static class EnrolmentStateExtensions
{
    /// <summary>Sent and not yet decided.</summary>
    public static bool IsOpen(this EnrolmentState state) =>
        state is EnrolmentState.Sent or EnrolmentState.PreRegistered
            or EnrolmentState.PreValidated or EnrolmentState.PlaceOffered;

    public static EnrolmentMark Mark(this EnrolmentState state) => state switch
    {
        EnrolmentState.Draft => EnrolmentMark.None,
        EnrolmentState.Sent or EnrolmentState.PreValidated or EnrolmentState.PlaceOffered => EnrolmentMark.Waiting,
        EnrolmentState.PreRegistered => EnrolmentMark.PreRegistrationToValidate,
        EnrolmentState.Validated => EnrolmentMark.Validated,
        EnrolmentState.Refused => EnrolmentMark.Refused,
        EnrolmentState.Ended or EnrolmentState.Withdrawn or EnrolmentState.OfferLapsed => EnrolmentMark.Ended,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An enrolment state without a mark."),
    };
}
