using Preau.Web.Features.Orders;
using Preau.Web.Texts;

namespace Preau.Web.Jobs;

public sealed class FreeUnpaidPlaces(FreeHolds free) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => $"{French.Count(await free.Run(cancel), "commande non payée a rendu ses places", "commandes non payées ont rendu leurs places")}.";
}
