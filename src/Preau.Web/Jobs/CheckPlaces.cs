using Preau.Web.Features.Places;
using Preau.Web.Texts;

namespace Preau.Web.Jobs;

/// <summary>Each night: a count that does not agree with the bookings is an error of the product, and the administrator reads it in the log.</summary>
public sealed partial class CheckPlaces(PlacesCheck check, ILogger<CheckPlaces> log) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel)
    {
        var report = await check.Run();
        foreach (var fault in report.Faults) Wrong(log, fault);
        return report.Faults.Count == 0 ? $"{French.Count(report.PoolDays, "compte de places vérifié", "comptes de places vérifiés")}, aucun écart." : $"{French.Count(report.Faults.Count, "écart")} entre les places et les réservations.";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Places do not agree with the bookings: {Fault}")]
    private static partial void Wrong(ILogger log, string fault);
}
