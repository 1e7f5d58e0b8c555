namespace Preau.Web.Jobs;

/// <summary>
/// Looks at the outbox every two seconds, one read of an index when nothing is due. Not a scheduled job: each firing is
/// written to the database several times, and on SQLite each write waits for the disk.
/// </summary>
public sealed partial class MailWatch(RunJob run, ILogger<MailWatch> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Rhythm;
        while (await Waited(pause, stoppingToken)) pause = await Look(stoppingToken) ? Rhythm : AfterAFailure;
    }

    private async Task<bool> Look(CancellationToken stopping)
    {
        try
        {
            await run.ByName("send-mails", stopping);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database is gone, most likely: it is asked again, and the portal serves what it can.
            LogFailed(error);
            return false;
        }
    }

    private static async Task<bool> Waited(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(pause, stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be looked at")]
    private partial void LogFailed(Exception cause);
}
