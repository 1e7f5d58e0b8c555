using Preau.Web.Features.Campaigns;
using Preau.Web.Texts;

namespace Preau.Web.Jobs;

public sealed class PassOnCampaignPlaces(PassOnPlaces pass) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => $"{French.Count(await pass.Run(cancel), "place d’une campagne a été proposée", "places d’une campagne ont été proposées")} à une autre famille.";
}
