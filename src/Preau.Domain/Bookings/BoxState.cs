namespace Preau.Domain.Bookings;

/// <summary>
/// What a box of the calendar says for one child, slot and day. The table with mark, word and what a click does is
/// docs/rules/etats-du-calendrier.md; the page of components is generated from this list.
/// </summary>
public enum BoxState
{
    Free,
    FreeWithSurcharge,
    OnRequest,
    ByPhone,
    Requested,
    Booked,
    BookedFixed,
    Held,
    Offered,
    Waiting,
    Full,
    AbsenceTold,
    TooLate,
    Closed,
    OtherParent,
    Past,
    NoService,
}
