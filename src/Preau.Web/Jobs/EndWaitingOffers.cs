using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Texts;

namespace Preau.Web.Jobs;

public sealed class EndWaitingOffers(EndOffers offers) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => $"{French.Count(await offers.Run(cancel), "place proposée restée sans réponse", "places proposées restées sans réponse")}.";
}
