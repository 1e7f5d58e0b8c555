using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Campaigns;
using Preau.Web.Features.Families;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>Loads a family's board in a constant number of queries, whatever the number of children and days.</summary>
public sealed class BookingBoards(PortalDb db, TownClock clock, TownRulesQueries town, CustodyQueries custodies, WaitingQueries waiting)
{
    /// <param name="now">The instant that judges: the arrival of the request at the server, or the sending of what is accepted.</param>
    public async Task<BookingBoard> Load(long familyId, DateRange days, DateTime now) => await Load(await town.Load(), familyId, days, now);

    /// <summary>The same with the rules of the town at hand.</summary>
    public async Task<BookingBoard> Load(TownRules rules, long familyId, DateRange days, DateTime now)
    {
        var family = await Family(familyId, days, GivenPlaces.Open(db, clock.Today));
        var children = await db.FamilyChildren.AsNoTracking()
            .Where(m => m.FamilyId == familyId)
            .OrderBy(m => m.Child.BirthDate).ThenBy(m => m.ChildId)
            .Select(m => new
            {
                m.Child,
                Other = db.FamilyChildren.Where(o => o.ChildId == m.ChildId && o.FamilyId != familyId).Select(o => (long?)o.FamilyId).FirstOrDefault(),
                Enrolments = db.Enrolments
                    .Where(e => e.ChildId == m.ChildId && e.From <= days.To && e.To >= days.From && e.State != EnrolmentState.Refused && e.State != EnrolmentState.Withdrawn && e.State != EnrolmentState.OfferLapsed)
                    .OrderBy(e => e.From).ToList(),
            })
            .ToListAsync();
        var ids = children.ConvertAll(c => c.Child.Id);
        var bookings = await db.BookingsAndHolds.AsNoTracking()
            .Where(b => ids.Contains(b.ChildId) && b.Day >= days.From && b.Day <= days.To)
            .ToListAsync();
        var plans = Plans(rules, children.SelectMany(c => c.Enrolments), bookings);

        return new BookingBoard
        {
            FamilyId = familyId,
            Rules = rules,
            Family = family is null
                ? new(IsAccepted: false, IsResident: false, HasPattern: false, new(isResident: false, [], rules.Grids), Enumerable.Empty<LateFee>().ToLookup(f => f.ChildId, f => Money.Zero))
                : new(family.State == FamilyState.Accepted, family.IsResident, family.HasPattern, new(family.IsResident, family.Incomes, rules.Grids), family.LateFees.ToLookup(f => f.ChildId, f => new Money(f.Cents ?? 0))),
            Now = now,
            Today = DateOnly.FromDateTime(clock.ToLocal(now)),
            Children = children.ConvertAll(c => new BoardChild(c.Child, Rows(c.Child, rules.Activities, c.Enrolments), c.Other)),
            Custody = await custodies.InForce([.. children.Where(c => c.Other is not null).Select(c => c.Child.Id)]),
            Plans = plans,
            Bookings = bookings.ToDictionary(b => (b.ChildId, b.SlotId, b.Day)),
            Places = new(rules.Pools, await FewPlaces(rules, plans.Values, days)),
            Requested = family?.Requests.SelectMany(BookingRequest.Read).Select(w => (w.ChildId, w.SlotId, w.Day)).ToHashSet() ?? [],
            Given = family?.Given.ConvertAll(g => g.Place) ?? [],
            Waiting = family?.Waits == true ? await Waiting(familyId, days) : new Dictionary<(long, long, DateOnly), WaitingStand>(),
        };
    }

    private Task<FamilyFacts?> Family(long familyId, DateRange days, IQueryable<FamilyPlace> given) => db.Families.Where(f => f.Id == familyId).AsSingleQuery().Select(f => new FamilyFacts(
        f.State,
        f.IsResident,
        db.WeekPatterns.Any(p => p.FamilyId == f.Id),
        db.WaitingEntries.Any(e => e.FamilyId == f.Id && e.Day >= days.From && e.Day <= days.To && e.ClosedAt == null),
        db.IncomeRecords.Where(i => i.FamilyId == f.Id).OrderBy(i => i.ValidFrom).ThenBy(i => i.Id).ToList(),
        db.Requests.Where(r => r.FamilyId == f.Id && r.Kind == RequestKind.Booking && (r.State == RequestState.Sent || r.State == RequestState.Incomplete)).Select(r => r.After).ToList(),
        db.LateCancellations.Where(c => c.FamilyId == f.Id && c.Day >= days.From && c.Day <= days.To).Select(c => new LateFee(c.ChildId, c.SurchargeCents)).ToList(),
        given.Where(g => g.FamilyId == f.Id && g.Period.From <= days.To && g.Period.To >= days.From).ToList())).AsNoTracking().SingleOrDefaultAsync();

    private static List<BoardRow> Rows(Child child, IReadOnlyList<Activity> activities, List<Enrolment> enrolments)
    {
        var rows = new List<BoardRow>();
        foreach (var activity in activities)
        {
            var own = enrolments.FindAll(e => e.ActivityId == activity.Id);
            if (own.Count == 0) continue;
            rows.AddRange(activity.Slots.OrderBy(s => s.Order).Select(s => new BoardRow(child.Id, child.FirstName, activity, s, own)));
        }
        return rows;
    }

    private static Dictionary<(long, long), ServicePlan> Plans(TownRules rules, IEnumerable<Enrolment> enrolments, List<Booking> bookings)
    {
        var byId = rules.Activities.ToDictionary(a => a.Id);
        var enrolled = enrolments.Select(e => (Activity: byId[e.ActivityId], e.SiteId)).Distinct().ToList();
        var activityOfSlot = enrolled.Select(s => s.Activity).Distinct().SelectMany(a => a.Slots, (a, s) => (s.Id, a)).ToDictionary(p => p.Id, p => p.a);
        return enrolled.Concat(bookings.Where(b => activityOfSlot.ContainsKey(b.SlotId)).Select(b => (Activity: activityOfSlot[b.SlotId], b.SiteId))).Distinct()
            .ToDictionary(s => (s.Activity.Id, s.SiteId), s => rules.Plan(s.Activity, s.SiteId));
    }

    // Of the days only those that are full or nearly so come back: few rows, however many are open.
    private async Task<Dictionary<(long, DateOnly), int>> FewPlaces(TownRules rules, IEnumerable<ServicePlan> plans, DateRange days)
    {
        var pools = plans.SelectMany(p => p.Activity.Slots, (p, s) => rules.Pools[(s.Id, p.SiteId)]).SelectMany(p => p).Select(p => p.Id).Distinct().ToList();
        var few = rules.FewPlaces;
        return await db.PoolDays.Where(d => pools.Contains(d.PoolId) && d.Day >= days.From && d.Day <= days.To && d.Capacity != null && d.Taken + few >= d.Capacity + d.Margin)
            .Select(d => new { d.PoolId, d.Day, Left = d.Capacity!.Value + d.Margin - d.Taken }).ToDictionaryAsync(d => (d.PoolId, d.Day), d => d.Left);
    }

    private async Task<Dictionary<(long, long, DateOnly), WaitingStand>> Waiting(long familyId, DateRange days)
    {
        var entries = await db.WaitingEntries.AsNoTracking().Where(e => e.FamilyId == familyId && e.Day >= days.From && e.Day <= days.To && e.ClosedAt == null).ToListAsync();
        var ranks = await waiting.Ranks(entries);
        return entries.ToDictionary(e => (e.ChildId, e.SlotId, e.Day), e => new WaitingStand(e, ranks.GetValueOrDefault(e.Id)));
    }

    /// <param name="Waits">One of its children is on a waiting list on these days.</param>
    /// <param name="Requests">What was asked and waits for the staff.</param>
    private sealed record FamilyFacts(FamilyState State, bool IsResident, bool HasPattern, bool Waits, List<IncomeRecord> Incomes, List<string> Requests, List<LateFee> LateFees, List<FamilyPlace> Given);

    private sealed record LateFee(long ChildId, long? Cents);
}
