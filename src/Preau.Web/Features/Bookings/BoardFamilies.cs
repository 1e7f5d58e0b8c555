using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Campaigns;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Campaigns;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>What a board knows of the family itself (<see cref="BookingBoards"/>).</summary>
public sealed class BoardFamilies(PortalDb db, TownClock clock)
{
    public Task<FamilyFacts?> Facts(long familyId, DateRange days) => db.Families.Where(f => f.Id == familyId).AsSingleQuery().Select(f => new FamilyFacts(
        f.State,
        f.IsResident,
        db.WeekPatterns.Any(p => p.FamilyId == f.Id),
        db.WaitingEntries.Any(e => e.FamilyId == f.Id && e.Day >= days.From && e.Day <= days.To && e.ClosedAt == null),
        db.IncomeRecords.Where(i => i.FamilyId == f.Id).OrderBy(i => i.ValidFrom).ThenBy(i => i.Id).ToList(),
        db.Requests.Where(r => r.FamilyId == f.Id && r.Kind == RequestKind.Booking && (r.State == RequestState.Sent || r.State == RequestState.Incomplete)).Select(r => r.After).ToList(),
        db.LateCancellations.Where(c => c.FamilyId == f.Id && c.Day >= days.From && c.Day <= days.To).Select(c => new FamilyLateFee(c.ChildId, c.SurchargeCents)).ToList())).AsNoTracking().SingleOrDefaultAsync();

    /// <summary>Asked only where a campaign gives the places of some of the days.</summary>
    public async Task<IReadOnlyList<GivenPlace>> Given(TownRules rules, long familyId, DateRange days)
    {
        if (!rules.Activities.Any(a => a.Periods.Exists(p => p.Giving == PlaceGiving.Campaign && p.Days.Overlaps(days)))) return [];
        var given = await GivenPlaces.Open(db, clock.Today).Where(g => g.FamilyId == familyId && g.Period.From <= days.To && g.Period.To >= days.From).AsNoTracking().ToListAsync();
        return given.ConvertAll(g => g.Place);
    }
}

/// <param name="Waits">One of its children is on a waiting list on these days.</param>
/// <param name="Requests">What was asked and waits for the staff.</param>
public sealed record FamilyFacts(FamilyState State, bool IsResident, bool HasPattern, bool Waits, List<IncomeRecord> Incomes, List<string> Requests, List<FamilyLateFee> LateFees);

public sealed record FamilyLateFee(long ChildId, long? Cents);
