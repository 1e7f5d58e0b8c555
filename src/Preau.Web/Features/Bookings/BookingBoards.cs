using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Values;
using Preau.Web.Features.Families;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>Loads a family's board in a constant number of queries, whatever the number of children and days.</summary>
public sealed class BookingBoards(PortalDb db, TownClock clock, TownRulesQueries town, BoardFamilies families, CustodyQueries custodies, WaitingQueries waiting)
{
    /// <param name="now">The instant that judges: the arrival of the request at the server, or the sending of what is accepted.</param>
    public async Task<BookingBoard> Load(long familyId, DateRange days, DateTime now) => await Load(await town.Load(), familyId, days, now);

    /// <summary>The same with the rules of the town at hand.</summary>
    public async Task<BookingBoard> Load(TownRules rules, long familyId, DateRange days, DateTime now)
    {
        // One opening of the connection for all reads.
        await db.Database.OpenConnectionAsync();
        try
        {
            return await Read(rules, familyId, days, now);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<BookingBoard> Read(TownRules rules, long familyId, DateRange days, DateTime now)
    {
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
        // After the bookings: what is owed for a day that was seen cancelled is seen too.
        var family = await families.Facts(familyId, days);
        var plans = Plans(rules, children.SelectMany(c => c.Enrolments), bookings);

        return new BookingBoard
        {
            FamilyId = familyId,
            Rules = rules,
            Family = family is null
                ? new(IsAccepted: false, IsResident: false, HasPattern: false, new(isResident: false, [], rules.Grids), Enumerable.Empty<FamilyLateFee>().ToLookup(f => f.ChildId, f => Money.Zero))
                : new(family.State == FamilyState.Accepted, family.IsResident, family.HasPattern, new(family.IsResident, family.Incomes, rules.Grids), family.LateFees.ToLookup(f => f.ChildId, f => new Money(f.Cents ?? 0))),
            Now = now,
            Today = DateOnly.FromDateTime(clock.ToLocal(now)),
            Children = children.ConvertAll(c => new BoardChild(c.Child, Rows(c.Child, rules.Activities, c.Enrolments), c.Other)),
            Custody = await custodies.InForce([.. children.Where(c => c.Other is not null).Select(c => c.Child.Id)]),
            Plans = plans,
            Bookings = bookings.ToDictionary(b => (b.ChildId, b.SlotId, b.Day)),
            Places = new(rules.Pools, await FewPlaces(rules, plans.Values, days)),
            Requested = family?.Requests.SelectMany(BookingRequest.Read).Select(w => (w.ChildId, w.SlotId, w.Day)).ToHashSet() ?? [],
            Given = await families.Given(rules, familyId, days),
            Waiting = family?.Waits == true ? await Waiting(familyId, days) : new Dictionary<(long, long, DateOnly), WaitingStand>(),
        };
    }

    private static List<BoardRow> Rows(Child child, IReadOnlyList<Activity> activities, List<Enrolment> enrolments)
    {
        var rows = new List<BoardRow>();
        foreach (var activity in activities)
        {
            var own = enrolments.FindAll(e => e.ActivityId == activity.Id);
            if (own.Count == 0) continue;
            rows.AddRange(activity.Slots.OrderBy(s => s.Order).Select(s => new BoardRow(child, activity, s, own)));
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
}
