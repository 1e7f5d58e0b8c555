using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Calendars;
using Preau.Web.Features.Families;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings;

/// <summary>Loads a family's board in a constant number of queries, whatever the number of children and days.</summary>
public sealed class BookingBoards(PortalDb db, TownClock clock, OpeningDaysQueries openings, CustodyQueries custodies, WaitingQueries waiting)
{
    /// <param name="now">The instant that judges: the arrival of the request at the server, or the sending of what is accepted.</param>
    public async Task<BookingBoard> Load(long familyId, DateRange days, DateTime now)
    {
        var children = await db.FamilyChildren.AsNoTracking()
            .Where(m => m.FamilyId == familyId)
            .OrderBy(m => m.Child.BirthDate)
            .Select(m => new { m.Child, Other = db.FamilyChildren.Where(o => o.ChildId == m.ChildId && o.FamilyId != familyId).Select(o => (long?)o.FamilyId).FirstOrDefault() })
            .ToListAsync();
        var ids = children.ConvertAll(c => c.Child.Id);
        var enrolments = await db.Enrolments.AsNoTracking()
            .Where(e => ids.Contains(e.ChildId) && e.From <= days.To && e.To >= days.From)
            .Where(e => e.State != EnrolmentState.Refused && e.State != EnrolmentState.Withdrawn && e.State != EnrolmentState.OfferLapsed)
            .OrderBy(e => e.From)
            .ToListAsync();
        var bookings = await db.BookingsAndHolds.AsNoTracking()
            .Where(b => ids.Contains(b.ChildId) && b.Day >= days.From && b.Day <= days.To)
            .ToListAsync();
        var activityIds = enrolments.Select(e => e.ActivityId).Distinct().ToList();
        var activities = await db.Activities.AsNoTracking().AsSingleQuery().Include(a => a.Slots).Include(a => a.Periods).ThenInclude(p => p.Windows)
            .Where(a => activityIds.Contains(a.Id))
            .OrderBy(a => a.Order)
            .ToListAsync();

        var family = await db.Families.Where(f => f.Id == familyId).Select(f => new { f.State, f.IsResident }).SingleOrDefaultAsync();

        return new BookingBoard
        {
            FamilyId = familyId,
            IsAccepted = family?.State == FamilyState.Accepted,
            IsResident = family?.IsResident == true,
            Now = now,
            Today = DateOnly.FromDateTime(clock.ToLocal(now)),
            Children = children.ConvertAll(c => new BoardChild(c.Child, Rows(c.Child, activities, enrolments), c.Other)),
            Custody = await custodies.InForce([.. children.Where(c => c.Other is not null).Select(c => c.Child.Id)]),
            Plans = await Plans(activities, enrolments, bookings),
            Bookings = bookings.ToDictionary(b => (b.ChildId, b.SlotId, b.Day)),
            Places = await Places(activities, days),
            Requested = await Requested(familyId),
            Waiting = await Waiting(familyId, days),
        };
    }

    private static List<BoardRow> Rows(Child child, List<Activity> activities, List<Enrolment> enrolments)
    {
        var rows = new List<BoardRow>();
        foreach (var activity in activities)
        {
            var own = enrolments.FindAll(e => e.ChildId == child.Id && e.ActivityId == activity.Id);
            if (own.Count == 0) continue;
            rows.AddRange(activity.Slots.OrderBy(s => s.Order).Select(s => new BoardRow(child.Id, activity, s, own)));
        }
        return rows;
    }

    private async Task<Dictionary<(long, long), ServicePlan>> Plans(List<Activity> activities, List<Enrolment> enrolments, List<Booking> bookings)
    {
        var activityOfSlot = activities.SelectMany(a => a.Slots, (a, s) => (s.Id, a)).ToDictionary(p => p.Id, p => p.a);
        var byId = activities.ToDictionary(a => a.Id);
        var services = enrolments.Select(e => (byId[e.ActivityId], e.SiteId))
            .Concat(bookings.Where(b => activityOfSlot.ContainsKey(b.SlotId)).Select(b => (activityOfSlot[b.SlotId], b.SiteId)))
            .Distinct().ToList();
        var opening = await openings.For(services);
        var ids = activities.ConvertAll(a => a.Id);
        var rules = (await db.CutOffRules.AsNoTracking().Include(r => r.Tiers).Where(r => ids.Contains(r.ActivityId)).ToListAsync()).ToLookup(r => r.ActivityId);
        var lists = (await db.WaitingRules.AsNoTracking().Where(r => ids.Contains(r.ActivityId)).ToListAsync()).ToLookup(r => r.ActivityId);
        return services.ToDictionary(
            s => (s.Item1.Id, s.SiteId),
            s => new ServicePlan(s.Item1, s.SiteId, opening[(s.Item1.Id, s.SiteId)], [.. rules[s.Item1.Id]], clock.Zone) { WaitingRules = [.. lists[s.Item1.Id]] });
    }

    // Of the days only full ones come back: few rows, however many are open.
    private async Task<BoardPlaces> Places(List<Activity> activities, DateRange days)
    {
        var slots = activities.SelectMany(a => a.Slots).Select(s => s.Id).ToList();
        var rows = await (
            from link in db.SlotPools
            where slots.Contains(link.SlotId)
            join pool in db.Pools.AsNoTracking() on link.PoolId equals pool.Id
            join day in db.PoolDays.Where(d => d.Day >= days.From && d.Day <= days.To && d.Capacity != null && d.Taken >= d.Capacity + d.Margin) on pool.Id equals day.PoolId into full
            from day in full.DefaultIfEmpty()
            select new { link.SlotId, link.SiteId, Pool = pool, Day = day == null ? (DateOnly?)null : day.Day }).ToListAsync();
        return new(
            rows.DistinctBy(r => (r.SlotId, r.SiteId, r.Pool.Id)).ToLookup(r => (r.SlotId, r.SiteId), r => r.Pool),
            rows.Where(r => r.Day is not null).Select(r => (r.Pool.Id, r.Day!.Value)).ToHashSet());
    }

    private async Task<Dictionary<(long, long, DateOnly), WaitingStand>> Waiting(long familyId, DateRange days)
    {
        var entries = await db.WaitingEntries.AsNoTracking().Where(e => e.FamilyId == familyId && e.Day >= days.From && e.Day <= days.To && e.ClosedAt == null).ToListAsync();
        var ranks = await waiting.Ranks(entries);
        return entries.ToDictionary(e => (e.ChildId, e.SlotId, e.Day), e => new WaitingStand(e, ranks.GetValueOrDefault(e.Id)));
    }

    private async Task<HashSet<(long, long, DateOnly)>> Requested(long familyId)
    {
        var waiting = await db.Requests.AsNoTracking()
            .Where(r => r.FamilyId == familyId && r.Kind == RequestKind.Booking && (r.State == RequestState.Sent || r.State == RequestState.Incomplete))
            .Select(r => r.After)
            .ToListAsync();
        return waiting.SelectMany(BookingRequest.Read).Select(w => (w.ChildId, w.SlotId, w.Day)).ToHashSet();
    }
}
