using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Domain.Campaigns;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Web.Features.Calendars;
using Preau.Web.Features.Families;
using Preau.Web.Storage;

namespace Preau.Web.Features.Campaigns;

/// <summary>Loads a campaign whole, or what one family sees of it, in a constant number of queries.</summary>
public sealed class CampaignBoards(PortalDb db, OpeningDaysQueries openings, CustodyQueries custodies)
{
    /// <param name="familyId">Only this family and its children; null: everyone.</param>
    /// <returns>Null when there is no such campaign.</returns>
    public async Task<CampaignBoard?> Load(long campaignId, long? familyId = null)
    {
        if (await db.Campaigns.AsNoTracking().Include(c => c.Criteria.OrderBy(x => x.Id)).SingleOrDefaultAsync(c => c.Id == campaignId) is not { } campaign) return null;
        var period = await db.BookingPeriods.AsNoTracking().SingleAsync(p => p.Id == campaign.BookingPeriodId);
        var activity = await db.Activities.AsNoTracking().Include(a => a.Slots).Include(a => a.Sites).AsSingleQuery().SingleAsync(a => a.Id == period.ActivityId);
        var enrolled = await (
            from member in db.FamilyChildren
            join enrolment in db.Enrolments.AsNoTracking() on member.ChildId equals enrolment.ChildId
            where enrolment.ActivityId == activity.Id && enrolment.State == EnrolmentState.Validated && enrolment.From <= period.To && enrolment.To >= period.From
                && (familyId == null || member.FamilyId == familyId)
            orderby member.Child.BirthDate, member.ChildId
            select new CampaignChild(member.FamilyId, member.Child, enrolment)).ToListAsync();
        var own = enrolled.Select(e => e.Child.Id).Distinct().ToList();
        var entries = await db.CampaignEntries.AsNoTracking().AsSplitQuery()
            .Include(e => e.Wishes.OrderBy(w => w.Rank)).ThenInclude(w => w.Result).Include(e => e.Facts.OrderBy(f => f.Id)).Include(e => e.Standing)
            .Where(e => e.CampaignId == campaignId && (familyId == null || e.FamilyId == familyId || own.Contains(e.ChildId)))
            .OrderBy(e => e.Number).ToListAsync();
        var children = await (from entry in Entries(campaignId, familyId) join child in db.Children.AsNoTracking() on entry.ChildId equals child.Id select child).Distinct().ToListAsync();
        var sites = enrolled.Select(e => e.Enrolment.SiteId).Concat(activity.Sites.Select(s => s.SiteId)).Distinct().Select(s => (activity, s)).ToList();
        var pools = await Pools([.. activity.Slots.Select(s => s.Id)]);
        var poolIds = pools.SelectMany(g => g).Select(p => p.Id).Distinct().ToList();
        var shared = await db.Custodies.Where(c => c.State == CustodyState.InForce).Select(c => c.ChildId).Distinct().ToListAsync();

        return new CampaignBoard
        {
            Campaign = campaign,
            Period = period,
            Activity = activity,
            Entries = entries,
            Children = children.Concat(enrolled.Select(e => e.Child)).DistinctBy(c => c.Id).ToDictionary(c => c.Id),
            EnrolledByFamily = enrolled.ToLookup(e => e.FamilyId),
            Families = await (from family in db.Families.AsNoTracking() join id in FamilyIds(campaignId, familyId) on family.Id equals id select family).ToDictionaryAsync(f => f.Id),
            Incomes = await Incomes(campaign, familyId),
            Opening = (await openings.For(sites)).ToDictionary(o => o.Key.SiteId, o => o.Value),
            Custody = await custodies.InForce([.. shared.Intersect(own)]),
            Pools = pools,
            PoolDays = await db.PoolDays.AsNoTracking().Where(d => poolIds.Contains(d.PoolId) && d.Day >= period.From && d.Day <= period.To).ToDictionaryAsync(d => new PoolPlace(d.PoolId, d.Day)),
            Rules = await db.SlotRules.AsNoTracking().Where(r => r.Kind == SlotRuleKind.Excludes).OrderBy(r => r.Id).ToListAsync(),
            Booked = await Booked(campaignId, familyId, period.Days),
        };
    }

    private IQueryable<CampaignEntry> Entries(long campaignId, long? familyId) => db.CampaignEntries.Where(e => e.CampaignId == campaignId && (familyId == null || e.FamilyId == familyId));

    private IQueryable<long> FamilyIds(long campaignId, long? familyId) =>
        familyId is null ? Entries(campaignId, null).Select(e => e.FamilyId).Distinct() : db.Families.Where(f => f.Id == familyId).Select(f => f.Id);

    private async Task<Dictionary<long, IncomeRecord>> Incomes(Campaign campaign, long? familyId)
    {
        var records = await (from income in db.IncomeRecords.AsNoTracking() join id in FamilyIds(campaign.Id, familyId) on income.FamilyId equals id where income.ValidFrom <= campaign.ClosesOn select income).ToListAsync();
        return records.GroupBy(i => i.FamilyId).ToDictionary(g => g.Key, g => g.OrderBy(i => i.ValidFrom).ThenBy(i => i.Id).Last());
    }

    private async Task<ILookup<(long, long), Pool>> Pools(List<long> slots)
    {
        var links = await (from link in db.SlotPools where slots.Contains(link.SlotId) join pool in db.Pools.AsNoTracking() on link.PoolId equals pool.Id orderby pool.Id select new { link.SlotId, link.SiteId, Pool = pool }).ToListAsync();
        return links.ToLookup(l => (l.SlotId, l.SiteId), l => l.Pool);
    }

    private async Task<ILookup<long, Stay>> Booked(long campaignId, long? familyId, Domain.Values.DateRange days)
    {
        var stays = await (
            from booking in db.Bookings
            where booking.Day >= days.From && booking.Day <= days.To
            join entry in Entries(campaignId, familyId) on booking.ChildId equals entry.ChildId
            join slot in db.Slots on booking.SlotId equals slot.Id
            orderby booking.Day, booking.SlotId
            select new { booking.ChildId, booking.SlotId, booking.SiteId, booking.Day, slot.StartsAt, slot.EndsAt }).ToListAsync();
        return stays.ToLookup(s => s.ChildId, s => new Stay(s.ChildId, s.SlotId, s.SiteId, s.Day, s.StartsAt, s.EndsAt));
    }
}
