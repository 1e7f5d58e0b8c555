using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.Campaigns;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Domain.Values;

namespace Preau.Web.Features.Campaigns;

/// <summary>A child's enrolment in the activity of a campaign, seen from one of its families.</summary>
public sealed record CampaignChild(long FamilyId, Child Child, Enrolment Enrolment);

/// <summary>
/// A campaign with everything that an allocation sees, loaded once (<see cref="CampaignBoards"/>): wishes, facts, days, places. What a
/// child may wish, and its points, are computed in memory.
/// </summary>
public sealed class CampaignBoard
{
    public required Campaign Campaign { get; init; }

    public required BookingPeriod Period { get; init; }

    public required Activity Activity { get; init; }

    /// <summary>By number.</summary>
    public required IReadOnlyList<CampaignEntry> Entries { get; init; }

    /// <summary>The children of the entries, whether they are still enrolled or not.</summary>
    public required IReadOnlyDictionary<long, Child> Children { get; init; }

    /// <summary>Validated enrolments over the period.</summary>
    public required ILookup<long, CampaignChild> EnrolledByFamily { get; init; }

    public required IReadOnlyDictionary<long, Family> Families { get; init; }

    /// <summary>Of each family, the income record that stands on the last day of the window.</summary>
    public required IReadOnlyDictionary<long, IncomeRecord> Incomes { get; init; }

    public required IReadOnlyDictionary<long, OpeningDays> Opening { get; init; }

    public required IReadOnlyDictionary<long, CustodyDays> Custody { get; init; }

    public required ILookup<(long SlotId, long SiteId), Pool> Pools { get; init; }

    public required IReadOnlyDictionary<PoolPlace, PoolDay> PoolDays { get; init; }

    public required IReadOnlyList<SlotRule> Rules { get; init; }

    /// <summary>What each child of the entries has booked on the days of the period, in any activity.</summary>
    public required ILookup<long, Stay> Booked { get; init; }

    /// <summary>Places left; a pool-day without a limit is not named.</summary>
    public Dictionary<PoolPlace, int> Room() => PoolDays.Where(d => d.Value.Room is not null).ToDictionary(d => d.Key, d => d.Value.Room!.Value);

    /// <summary>What a wish means for a child today; <see cref="CandidateWish.Impossible"/> when it cannot have it.</summary>
    public CandidateWish Wish(long familyId, long childId, Slot slot, DateOnly from)
    {
        var own = EnrolledByFamily[familyId].Where(c => c.Child.Id == childId).ToList();
        var (stays, takes) = (new List<Stay>(), new List<PoolPlace>());
        foreach (var day in Period.Days.Days().Where(d => Campaign.Unit.KeyOf(Period.Days, d) == from))
        {
            if (own.Count == 0 || (Custody.GetValueOrDefault(childId)?.FamilyOn(day) is { } owner && owner != familyId)) continue;
            var enrolled = own.Find(c => c.Enrolment.Days.Contains(day));
            if (!Opening[(enrolled ?? own[0]).Enrolment.SiteId].IsOpen(day)) continue;
            if (enrolled is null || AgeGroup.PoolsFor(Pools[(slot.Id, enrolled.Enrolment.SiteId)], enrolled.Child, day) is not { } pools) return CandidateWish.Impossible;
            stays.Add(new(childId, slot.Id, enrolled.Enrolment.SiteId, day, slot.StartsAt, slot.EndsAt));
            takes.AddRange(pools.Select(p => new PoolPlace(p.Id, day)));
        }
        return stays.Count == 0 ? CandidateWish.Impossible : new(stays, takes);
    }

    /// <summary>Every wish that a child may have, in the order of the days, then of the slots.</summary>
    public IEnumerable<(Slot Slot, DateOnly From)> Choices(long familyId, long childId) =>
        from day in Period.Days.Days().Select(d => Campaign.Unit.KeyOf(Period.Days, d)).Distinct()
        from slot in Activity.Slots.OrderBy(s => s.Order)
        where Wish(familyId, childId, slot, day) != CandidateWish.Impossible
        select (slot, day);

    public Slot SlotOf(CampaignWish wish) => Activity.Slots.Find(s => s.Id == wish.SlotId)!;

    /// <summary>The days of a wish as they stand today.</summary>
    public CandidateWish WishOf(CampaignEntry entry, CampaignWish wish) => Wish(entry.FamilyId, entry.ChildId, SlotOf(wish), wish.From);

    public CriterionFacts Facts(long familyId, Child child, CampaignEntry? entry) => new(
        Families.GetValueOrDefault(familyId)?.IsResident == true,
        EnrolledByFamily[familyId].Any(c => c.Child.Id != child.Id),
        Incomes.GetValueOrDefault(familyId)?.QuotientCents,
        child.Class,
        entry?.Facts ?? []);

    public int Points(CampaignEntry entry)
    {
        var facts = Facts(entry.FamilyId, Children[entry.ChildId], entry);
        return Campaign.Criteria.Where(c => c.Counts(facts)).Sum(c => c.Points);
    }
}
