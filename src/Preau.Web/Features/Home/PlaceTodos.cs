using Preau.Domain.Campaigns;
using Preau.Web.Features.Campaigns;
using Preau.Web.Hosting;

namespace Preau.Web.Features.Home;

/// <summary>What is asked of a family about places: to answer a waiting list or a campaign, to pay what is held for it.</summary>
public sealed class PlaceTodos(WaitingTodos waiting, OrderTodos orders, CampaignQueries campaigns, TownClock clock)
{
    public async Task<IReadOnlyList<Todo>> Of(long familyId) =>
        [.. await waiting.Of(familyId), .. await orders.Of(familyId), .. (await campaigns.Of(familyId)).Select(Campaign).OfType<Todo>()];

    private Todo? Campaign(FamilyCampaign known) => (known.Campaign.Stage(clock.Today), known.AnswerBy) switch
    {
        (_, { } day) => new(day, $"Une place à confirmer\u00A0: {known.Period}", $"{known.Activity}. Sans réponse, elle va à la famille suivante.", "Répondre", CampaignLinks.Wishes(known.Campaign.Id)),
        (CampaignStage.Open, _) => new(known.Campaign.ClosesOn, $"Vos vœux\u00A0: {known.Period}", $"{known.Activity}. L’ordre d’arrivée ne compte pas.", "Classer mes vœux", CampaignLinks.Wishes(known.Campaign.Id)),
        _ => null,
    };
}
