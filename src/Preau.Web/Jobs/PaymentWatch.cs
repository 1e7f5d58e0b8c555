namespace Preau.Web.Jobs;

/// <summary>
/// Asks about the open payments whose time has come (docs/rules/paiement.md): one read of an index every two seconds when there is
/// none. When each is due stands in the database, so a stop forgets nothing, and a notification only brings the time forward.
/// </summary>
public sealed partial class PaymentWatch(RunJob run, ILogger<PaymentWatch> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var pause = Rhythm; ; pause = await Look(stoppingToken) ? Rhythm : AfterAFailure) await Task.Delay(pause, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The portal stops; the next start goes on.
        }
    }

    private async Task<bool> Look(CancellationToken stopping)
    {
        try
        {
            await run.ByName("ask-payfip", stopping);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The open payments could not be looked at")]
    private partial void LogFailed(Exception cause);
}
