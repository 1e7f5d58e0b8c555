using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Domain.Campaigns;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Settings;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Everything needed to judge the boxes of a family's children over some days, loaded once through the family
/// (<see cref="BookingBoards"/>). Answers are computed in memory, for the screen and again at save.
/// </summary>
public sealed class BookingBoard
{
    public required long FamilyId { get; init; }

    /// <summary>Of the town, as they stood when it was loaded.</summary>
    public required TownRules Rules { get; init; }

    public required BoardFamily Family { get; init; }

    public required DateTime Now { get; init; }

    public required DateOnly Today { get; init; }

    public required IReadOnlyList<BoardChild> Children { get; init; }

    public required IReadOnlyDictionary<(long ActivityId, long SiteId), ServicePlan> Plans { get; init; }

    /// <summary>With the places that are held until they are paid.</summary>
    public required IReadOnlyDictionary<(long ChildId, long SlotId, DateOnly Day), Booking> Bookings { get; init; }

    public required BoardPlaces Places { get; init; }

    public required IReadOnlySet<(long ChildId, long SlotId, DateOnly Day)> Requested { get; init; }

    /// <summary>The family's open entries in waiting lists.</summary>
    public required IReadOnlyDictionary<(long ChildId, long SlotId, DateOnly Day), WaitingStand> Waiting { get; init; }

    /// <summary>The places that campaigns offer the family's children, and that it may still confirm.</summary>
    public required IReadOnlyList<GivenPlace> Given { get; init; }

    /// <summary>The box whose offered place is being taken; null: none.</summary>
    public (long ChildId, long SlotId, DateOnly Day)? Taking { get; set; }

    /// <summary>The custody calendars of children of two families.</summary>
    public required IReadOnlyDictionary<long, CustodyDays> Custody { get; init; }

    private Dictionary<(long ChildId, long SlotId), BoardRow>? rows;

    public BoardRow? Row(long childId, long slotId) =>
        (rows ??= Children.SelectMany(c => c.Rows).ToDictionary(r => (r.ChildId, r.Slot.Id))).GetValueOrDefault((childId, slotId));

    public Booking? BookingOn(long childId, long slotId, DateOnly day) => Bookings.GetValueOrDefault((childId, slotId, day));

    public ServicePlan PlanOn(BoardRow row, DateOnly day) => Plans[(row.Activity.Id, SiteOn(row, day))];

    /// <summary>The site where the child goes that day: the one booked, else the one of the enrolment that covers the day, else the latest.</summary>
    public long SiteOn(BoardRow row, DateOnly day) =>
        BookingOn(row.ChildId, row.Slot.Id, day)?.SiteId ?? row.EnrolmentOn(day).SiteId;

    public GivenPlace? GivenOn(BoardRow row, DateOnly day) => Given.Count == 0 ? null : Given.FirstOrDefault(g => g.IsOn(row.ChildId, row.Slot.Id, day));

    /// <summary>The family that a custody calendar gives the day to; null: both may act.</summary>
    public long? OwnerOn(long childId, DateOnly day) => Custody.GetValueOrDefault(childId)?.FamilyOn(day);

    /// <summary>The child's other family, where it may act on that day as well and so is told of what this one changes.</summary>
    public long? ToldOn(long childId, DateOnly day) => OwnerOn(childId, day) is null ? OtherFamilyOf(childId) : null;

    public long? OtherFamilyOf(long childId) => Children.FirstOrDefault(c => c.Child.Id == childId)?.OtherFamilyId;

    /// <param name="givenUp">The booking that the same act gives up for this box, or for another one when it is this box itself.</param>
    /// <param name="passesLimit">An agent acts after the last limit, for a reason.</param>
    public BoxAnswer Answer(BoardRow row, DateOnly day, bool byStaff = false, Booking? givenUp = null, bool passesLimit = false)
    {
        var pools = PoolsOn(row, day);
        var facts = FactsOn(row, day, pools, byStaff, givenUp, passesLimit);
        if (!Family.IsAccepted && facts.Booking is null) return new(BoxState.Closed, Why: new(RefusalCode.FamilyNotAccepted, Day: day));
        var answer = DayJudge.Judge(PlanOn(row, day), facts, day, Now, Today);
        return pools is null && answer is { CanChange: true } && facts.Booking is null ? answer with { State = BoxState.Closed, Why = new(RefusalCode.NoAgeGroup, Day: day) } : answer;
    }

    /// <summary>Every reason why a box cannot be changed, the one that matters most first.</summary>
    public IReadOnlyList<Refusal> Reasons(BoardRow row, DateOnly day, bool byStaff = false)
    {
        var pools = PoolsOn(row, day);
        var facts = FactsOn(row, day, pools, byStaff, givenUp: null, passesLimit: false);
        var own = DayJudge.Reasons(PlanOn(row, day), facts, day, Now, Today);
        if (facts.Booking is not null) return own;
        return [.. Family.IsAccepted ? Array.Empty<Refusal>() : [new(RefusalCode.FamilyNotAccepted, Day: day)], .. own, .. pools is null ? [new(RefusalCode.NoAgeGroup, Day: day)] : Array.Empty<Refusal>()];
    }

    private BoxFacts FactsOn(BoardRow row, DateOnly day, IReadOnlyList<Pool>? pools, bool byStaff, Booking? givenUp, bool passesLimit)
    {
        var key = (row.ChildId, row.Slot.Id, day);
        return new(
            FamilyId, row.Enrolments, Bookings.GetValueOrDefault(key), !Places.IsFull(pools, day), Requested.Contains(key), byStaff, givenUp, OwnerOn(row.ChildId, day))
        {
            PassesLimit = passesLimit,
            Audience = AudienceOn(row, day),
            Entry = Waiting.GetValueOrDefault(key)?.Entry,
            TakesOffer = Taking == key,
            Given = GivenOn(row, day),
        };
    }

    /// <summary>What the windows of a period ask of the child; nothing asks where there is none.</summary>
    public AudienceFacts AudienceOn(BoardRow row, DateOnly day) => row.Activity.Periods.Count == 0 ? AudienceFacts.NotAsked : new(
        Family.IsResident,
        row.Child.Class,
        Children.Any(c => c.Child.Id != row.ChildId && c.Rows.Any(r => r.Activity.Id == row.Activity.Id && r.Enrolments.Any(e => e.State == EnrolmentState.Validated && e.Days.Contains(day)))));

    /// <summary>The pools that the box takes a place of; null: the child is in no group of the slot that day.</summary>
    public IReadOnlyList<Pool>? PoolsOn(BoardRow row, DateOnly day) =>
        AgeGroup.PoolsFor(Places.Pools[(row.Slot.Id, SiteOn(row, day))], row.Child, day);
}
