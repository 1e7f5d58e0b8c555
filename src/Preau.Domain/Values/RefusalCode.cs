namespace Preau.Domain.Values;

/// <summary>Every reason a rule may give. Each code has one French sentence in <c>Texts/Refusals.cs</c>.</summary>
public enum RefusalCode
{
    // Calendar
    Past,
    PublicHoliday,
    SchoolHoliday,
    NotAnOpeningDay,
    ClosedDay,
    OutsideActivityYear,
    CalendarNotPublished,
    TooManyDays,
    HolidaysOverlap,
    DayMovedTwice,
    PublicHolidayStays,
    PreviewMoved,

    // Enrolment
    NotEnrolled,
    EnrolmentNotValidated,
    TooYoung,
    TooOld,
    WrongClass,
    NotResident,
    ActivityNotOpen,

    /// <summary>A condition that school meals may not have.</summary>
    RightOfEveryPupil,
    AlreadyEnrolled,
    EndBeforeStart,

    /// <summary>A date comes before the first possible one, which is <see cref="Refusal.Day"/>: today for a family, tomorrow for a dated setting.</summary>
    StartInThePast,
    NoDayWanted,
    DocumentMissing,
    AnswerMissing,

    // Bookings
    TooLateToBook,
    TooLateToCancel,

    /// <summary>Until the limit, an agent does it for the family that calls.</summary>
    ByPhone,

    /// <summary>The rule of the action accepts nothing, at no time.</summary>
    RuleForbids,
    ReadOnly,
    Full,

    // The waiting list of a full day
    NoWaitingList,
    PlaceIsFree,
    AlreadyWaiting,

    /// <summary>A place is held for the family: it is accepted or left, not booked.</summary>
    PlaceIsOffered,
    NoOffer,
    OfferOver,
    OfferAccepted,
    OfferPassedOn,
    NoLongerWaiting,

    /// <summary>The slot has groups of ages or classes at the site, and the child is in none on that day.</summary>
    NoAgeGroup,

    // The groups of a slot at a site
    GroupsOverlap,
    GroupsLeaveSomeOut,

    /// <summary>The child is booked at another place at the same hours.</summary>
    TwoPlacesAtOnce,

    // Periods and their opening windows
    PeriodNotPublished,
    OpensLater,
    PeriodClosed,

    /// <summary>No window of the period is for this child.</summary>
    NotInTheAudience,

    /// <summary>The places of the period are given by a campaign that is not over.</summary>
    GivenByCampaign,

    /// <summary>A campaign gives the child this place, until <see cref="Refusal.Limit"/>: it is confirmed or left, not booked.</summary>
    PlaceToConfirm,
    PeriodsOverlap,

    // Campaigns

    /// <summary>Families rank their wishes on the days of the window, and on no other.</summary>
    CampaignNotOpen,

    /// <summary>Nothing is tried or decided while families may change their wishes.</summary>
    CampaignNotClosed,

    /// <summary>The published rules stand from the first day of the window on.</summary>
    CampaignHasOpened,
    CampaignPublished,
    ResultsNotDue,

    /// <summary>Wishes, points, places or decisions have changed since the dry run.</summary>
    DryRunStale,
    WishImpossible,
    WishOfTheOtherFamily,
    TooManyWishes,

    /// <summary>The place is confirmed, left, or was never offered.</summary>
    PlaceAnswered,

    /// <summary>What is booked already stands on a period's dates, or its opening has passed.</summary>
    PeriodHasOpened,

    // Slots together, and the length of stays
    SlotExcluded,
    SlotNeedsAnother,
    SlotNeededByAnother,
    StayTooShort,
    StayWouldBeTooShort,
    StayTooLong,
    AlreadyBooked,
    NotBooked,
    BookedByTheOtherFamily,
    OtherParentsDay,
    ExceptionsOverlap,
    AbsenceTooLate,
    AbsenceAlreadyTold,

    /// <summary>The place is held until it is paid.</summary>
    HeldUntilPaid,

    /// <summary>The activity is paid when it is booked: a week pattern cannot do it.</summary>
    PaidAtBooking,

    /// <summary>The time to pay an order has passed, or it was given up.</summary>
    HoldOver,

    /// <summary>A hold is shorter than a payment may last, or longer than a day.</summary>
    HoldOutOfBounds,

    // Requests and records
    WrongState,
    Stale,
    FamilyNotAccepted,
    OfferLapsed,
    ReasonMissing,

    /// <summary>A dated setting has a version that starts on that day already.</summary>
    VersionOnThatDay,

    /// <summary>A tier of a rule is milder than the one before it.</summary>
    TiersOutOfOrder,

    // Billing and payments
    InvoiceAlreadyPaid,
    PaymentUnderway,
    OnlinePaymentUnavailable,
    AmountTooSmall,
    AmountTooLarge,
    NothingToInvoice,
    MonthNotOver,
    NoTariff,
}
