using Preau.Domain.Values;

namespace Preau.Domain.Campaigns;

/// <summary>A wish that a campaign has given and that its family has not answered yet: it holds its days (docs/rules/campagnes.md).</summary>
/// <param name="From">What names its days (<see cref="WishUnits.KeyOf"/>).</param>
/// <param name="Days">Those of the period.</param>
/// <param name="Period">Its name: "Vacances d’hiver".</param>
/// <param name="AnswerBy">Last civil day to confirm, included.</param>
[GlossaryExempt]
public sealed record GivenPlace(long CampaignId, long ChildId, long SlotId, WishUnit Unit, DateOnly From, DateRange Days, string Period, DateOnly AnswerBy)
{
    public bool IsOn(long childId, long slotId, DateOnly day) =>
        childId == ChildId && slotId == SlotId && Days.Contains(day) && Unit.KeyOf(Days, day) == From;
}
