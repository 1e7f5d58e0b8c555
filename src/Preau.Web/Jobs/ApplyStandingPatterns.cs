using Preau.Web.Features.Bookings;
using Preau.Web.Texts;

namespace Preau.Web.Jobs;

public sealed class ApplyStandingPatterns(StandingPatterns patterns) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => $"{French.Count(await patterns.Run(cancel), "semaine type permanente a été appliquée", "semaines types permanentes ont été appliquées")}.";
}
