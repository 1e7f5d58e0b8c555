using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Campaigns;
using Preau.Domain.Enrolments;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Campaigns;

/// <summary>A period, and its campaign when it has one.</summary>
public sealed record CampaignRow(BookingPeriod Period, string Activity, Campaign? Campaign, int Children);

/// <summary>A campaign with its period and activity, and who asks what.</summary>
public sealed record CampaignHead(Campaign Campaign, BookingPeriod Period, Activity Activity);

/// <summary>A campaign that concerns a family.</summary>
/// <param name="AnswerBy">The earliest last day to confirm of the places offered to it; null: none is.</param>
public sealed record FamilyCampaign(Campaign Campaign, string Period, string Activity, DateOnly? AnswerBy);

public sealed class CampaignQueries(PortalDb db, TownClock clock)
{
    /// <summary>Periods of every activity but school meals, which are a right; the next one first.</summary>
    public async Task<IReadOnlyList<CampaignRow>> All()
    {
        var rows = await (
            from period in db.BookingPeriods.AsNoTracking()
            join activity in db.Activities on period.ActivityId equals activity.Id
            where activity.Nature != ActivityNature.SchoolMeals
            join campaign in db.Campaigns.AsNoTracking() on period.Id equals campaign.BookingPeriodId into campaigns
            from campaign in campaigns.DefaultIfEmpty()
            orderby period.From descending, activity.Order
            select new { Period = period, Activity = activity.Name, Campaign = campaign, Children = db.CampaignEntries.Count(e => e.CampaignId == campaign.Id && e.Wishes.Count > 0) }).ToListAsync();
        return rows.ConvertAll(r => new CampaignRow(r.Period, r.Activity, r.Campaign, r.Children));
    }

    /// <summary>Every published campaign, by its period.</summary>
    public async Task<IReadOnlyDictionary<long, long>> ByPeriod() => await db.Campaigns.ToDictionaryAsync(c => c.BookingPeriodId, c => c.Id);

    public async Task<CampaignHead?> Head(long id)
    {
        if (await db.Campaigns.AsNoTracking().Include(c => c.Criteria.OrderBy(x => x.Id)).SingleOrDefaultAsync(c => c.Id == id) is not { } campaign) return null;
        var period = await db.BookingPeriods.AsNoTracking().SingleAsync(p => p.Id == campaign.BookingPeriodId);
        return new(campaign, period, await db.Activities.AsNoTracking().SingleAsync(a => a.Id == period.ActivityId));
    }

    /// <summary>Dry runs of a campaign, the latest first.</summary>
    public async Task<IReadOnlyList<CampaignRun>> Runs(long id) => await db.CampaignRuns.AsNoTracking().Where(r => r.CampaignId == id).OrderByDescending(r => r.Id).ToListAsync();

    /// <summary>Campaigns that a family can act in, or has wishes in: not over, and one of its children is enrolled.</summary>
    public async Task<IReadOnlyList<FamilyCampaign>> Of(long familyId)
    {
        var rows = await (
            from campaign in db.Campaigns.AsNoTracking()
            where campaign.OverAt == null
            join period in db.BookingPeriods on campaign.BookingPeriodId equals period.Id
            join activity in db.Activities on period.ActivityId equals activity.Id
            where (from member in db.FamilyChildren
                   join enrolment in db.Enrolments on member.ChildId equals enrolment.ChildId
                   where member.FamilyId == familyId && enrolment.ActivityId == activity.Id && enrolment.State == EnrolmentState.Validated && enrolment.From <= period.To && enrolment.To >= period.From
                   select member).Any()
            orderby campaign.ClosesOn
            select new { Campaign = campaign, Period = period.Name, Activity = activity.Name }).ToListAsync();
        if (rows.Count == 0) return [];
        var offers = (await GivenPlaces.Open(db, clock.Today).Where(g => g.FamilyId == familyId).Select(g => new { CampaignId = g.Campaign.Id, g.AnswerBy }).ToListAsync())
            .ToLookup(g => g.CampaignId, g => (DateOnly?)g.AnswerBy);
        return rows.ConvertAll(r => new FamilyCampaign(r.Campaign, r.Period, r.Activity, offers[r.Campaign.Id].Min()));
    }
}
