using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Texts;

namespace Preau.Web.Jobs;

public sealed class KeepWaitingLists(KeepLists lists) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => $"{French.Count(await lists.Run(cancel), "inscription sur une liste d’attente suivie", "inscriptions sur une liste d’attente suivies")}.";
}
