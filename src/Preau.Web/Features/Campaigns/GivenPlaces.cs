using Preau.Domain.Activities;
using Preau.Domain.Campaigns;
using Preau.Web.Storage;

namespace Preau.Web.Features.Campaigns;

/// <summary>A place that a campaign offers, as it is read together with the family that may confirm it.</summary>
public sealed class FamilyPlace
{
    public required long FamilyId { get; init; }

    public required Campaign Campaign { get; init; }

    public required BookingPeriod Period { get; init; }

    public required long ChildId { get; init; }

    public required CampaignWish Wish { get; init; }

    public required DateOnly AnswerBy { get; init; }

    public GivenPlace Place => new(Campaign.Id, ChildId, Wish.SlotId, Campaign.Unit, Wish.From, Period.Days, Period.Name, AnswerBy);
}

public static class GivenPlaces
{
    /// <summary>Those that families may still confirm on that civil day: to be asked of one family, within another query.</summary>
    public static IQueryable<FamilyPlace> Open(PortalDb db, DateOnly today) =>
        from entry in db.CampaignEntries
        from wish in entry.Wishes
        join result in db.CampaignResults on wish.Id equals result.CampaignWishId
        where result.State == CampaignPlaceState.Offered && result.AnswerBy >= today
        join campaign in db.Campaigns on entry.CampaignId equals campaign.Id
        join period in db.BookingPeriods on campaign.BookingPeriodId equals period.Id
        select new FamilyPlace { FamilyId = entry.FamilyId, Campaign = campaign, Period = period, ChildId = entry.ChildId, Wish = wish, AnswerBy = result.AnswerBy!.Value };
}
