using Preau.Domain.Activities;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Tariffs;

namespace Preau.Web.Features.Bookings;

/// <summary>The pools of each slot at each site, and the places that are left on the days when they are few, or none.</summary>
public sealed record BoardPlaces(ILookup<(long SlotId, long SiteId), Pool> Pools, IReadOnlyDictionary<(long PoolId, DateOnly Day), int> Few)
{
    /// <summary>One of the pools has no place left.</summary>
    public bool IsFull(IReadOnlyList<Pool>? pools, DateOnly day)
    {
        foreach (var pool in pools ?? [])
        {
            if (Few.TryGetValue((pool.Id, day), out var left) && left <= 0) return true;
        }
        return false;
    }

    /// <summary>The places that are left in the fullest of the pools; null: enough of them, or no limit.</summary>
    public int? Left(IEnumerable<Pool> pools, DateOnly day) => Few.Count == 0 ? null : pools.Min(p => Few.TryGetValue((p.Id, day), out var left) ? left : (int?)null);
}

/// <summary>An open entry of a waiting list, with its rank among those that need the same places; 0 while a place is held for it.</summary>
public sealed record WaitingStand(WaitingEntry Entry, int Rank);

/// <summary>A child of the family and what it may attend, in the order of the activities.</summary>
/// <param name="OtherFamilyId">The child's other family, if it is in two.</param>
public sealed record BoardChild(Child Child, IReadOnlyList<BoardRow> Rows, long? OtherFamilyId);

/// <summary>One slot of one child: a line of the calendar.</summary>
public sealed record BoardRow(Child Child, Activity Activity, Slot Slot, IReadOnlyList<Enrolment> Enrolments)
{
    public long ChildId => Child.Id;

    public string FirstName => Child.FirstName;

    /// <summary>The enrolment that covers the day, else the latest.</summary>
    public Enrolment EnrolmentOn(DateOnly day)
    {
        foreach (var enrolment in Enrolments)
        {
            if (enrolment.Days.Contains(day)) return enrolment;
        }
        return Enrolments[^1];
    }
}

/// <summary>What is known of the family itself.</summary>
/// <param name="IsAccepted">The staff have accepted its file: nothing is booked before.</param>
/// <param name="IsResident">It lives in the town: some windows of a period are for residents.</param>
/// <param name="HasPattern">It keeps a week pattern.</param>
/// <param name="Prices">What days cost it.</param>
/// <param name="LateFees">What days cancelled after their free limit cost, by child.</param>
public sealed record BoardFamily(bool IsAccepted, bool IsResident, bool HasPattern, FamilyPrices Prices, ILookup<long, Money> LateFees);
