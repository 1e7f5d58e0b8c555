namespace Preau.Web.Jobs;

/// <summary>
/// Ends the offers of waiting lists within the minute of their limit (docs/rules/liste-d-attente.md): one read of an index when none
/// has passed. The limits stand in the database, so a stop forgets nothing.
/// </summary>
public sealed partial class OfferWatch(RunJob run, ILogger<OfferWatch> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (; ; await Look(stoppingToken)) await Task.Delay(Rhythm, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The portal stops; the next start goes on.
        }
    }

    private async Task Look(CancellationToken stopping)
    {
        try
        {
            await run.ByName("end-offers", stopping);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The offers of waiting lists could not be looked at")]
    private partial void LogFailed(Exception cause);
}
