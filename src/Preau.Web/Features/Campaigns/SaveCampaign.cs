using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Campaigns;
using Preau.Domain.Values;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns;

/// <summary>
/// Publishes the rules of a campaign for a period, changes or takes them back before the window opens (docs/rules/campagnes.md). Call
/// inside the transaction of the act.
/// </summary>
public sealed class SaveCampaign(PortalDb db, TownClock clock)
{
    /// <param name="input">Without problems.</param>
    /// <param name="version">The version that the form was filled on; null: there was none.</param>
    /// <returns>
    /// Why not: <see cref="RefusalCode.RightOfEveryPupil"/>, <see cref="RefusalCode.CampaignHasOpened"/>, <see cref="RefusalCode.Stale"/>;
    /// null when it is saved.
    /// </returns>
    public async Task<Refusal?> Run(long periodId, CampaignInput input, int? version, Actor actor)
    {
        var period = await db.BookingPeriods.SingleAsync(p => p.Id == periodId);
        var activity = await db.Activities.SingleAsync(a => a.Id == period.ActivityId);
        if (activity.IsRight) return new(RefusalCode.RightOfEveryPupil);
        var campaign = await db.Campaigns.Include(c => c.Criteria).SingleOrDefaultAsync(c => c.BookingPeriodId == periodId);
        if (campaign?.Version != version) return new(RefusalCode.Stale);
        if (campaign is null)
        {
            campaign = input.ToCampaign(periodId, CampaignDraw.NewSeed());
            db.Campaigns.Add(campaign);
            period.Giving = PlaceGiving.Campaign;
            period.Version++;
            await db.SaveChangesAsync();
            db.Record(actor, clock.UtcNow, "created", (nameof(Campaign), campaign.Id), $"Campagne publiée\u00A0: {activity.Name}, {period.Name}, vœux du {French.PlainDate(campaign.OpensOn)} au {French.PlainDate(campaign.ClosesOn)}", change: (null, Told(campaign)));
            return null;
        }
        if (campaign.Stage(clock.Today) != CampaignStage.Announced) return new(RefusalCode.CampaignHasOpened, Day: campaign.OpensOn);
        var (before, asked) = (Told(campaign), input.ToCampaign(periodId, campaign.Seed));
        (campaign.Unit, campaign.OpensOn, campaign.ClosesOn, campaign.ResultsOn, campaign.ConfirmBy, campaign.PassOnDays, campaign.MostWishes) =
            (asked.Unit, asked.OpensOn, asked.ClosesOn, asked.ResultsOn, asked.ConfirmBy, asked.PassOnDays, asked.MostWishes);
        db.RemoveRange(campaign.Criteria);
        campaign.Criteria.AddRange(asked.Criteria);
        campaign.Version++;
        db.Record(actor, clock.UtcNow, "changed", (nameof(Campaign), campaign.Id), $"Campagne changée\u00A0: {activity.Name}, {period.Name}", change: (before, Told(campaign)));
        return null;
    }

    /// <summary>The period is first come, first served again.</summary>
    public async Task<Refusal?> Remove(long periodId, Actor actor)
    {
        if (await db.Campaigns.Include(c => c.Criteria).SingleOrDefaultAsync(c => c.BookingPeriodId == periodId) is not { } campaign) return new(RefusalCode.Stale);
        if (campaign.Stage(clock.Today) != CampaignStage.Announced) return new(RefusalCode.CampaignHasOpened, Day: campaign.OpensOn);
        var period = await db.BookingPeriods.SingleAsync(p => p.Id == periodId);
        period.Giving = PlaceGiving.FirstCome;
        period.Version++;
        db.RemoveRange(campaign.Criteria);
        db.Campaigns.Remove(campaign);
        db.Record(actor, clock.UtcNow, "removed", (nameof(Campaign), campaign.Id), $"Campagne retirée\u00A0: {period.Name}", change: (Told(campaign), null));
        return null;
    }

    // Never the seed: the history is read before the results.
    private static object Told(Campaign c) => new { c.Unit, c.OpensOn, c.ClosesOn, c.ResultsOn, c.ConfirmBy, c.PassOnDays, c.MostWishes, c.SeedPrint, Criteria = c.Criteria.Select(x => new { x.Fact, x.Points, x.QuotientUpToCents, x.MinClass, x.MaxClass, x.IsSensitive }) };
}
