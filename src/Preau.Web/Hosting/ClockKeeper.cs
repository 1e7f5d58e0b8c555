using Microsoft.EntityFrameworkCore;
using Preau.Web.Storage;

namespace Preau.Web.Hosting;

/// <summary>Keeps the last instant that a demo's business clock has shown, each minute and at the end.</summary>
internal sealed partial class ClockKeeper(IServiceScopeFactory scopes, TownClock clock, TimeProvider time, ILogger<ClockKeeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        do
        {
            await Keep(CancellationToken.None);
        }
        while (await Ticks(minute, stoppingToken));

        await Keep(CancellationToken.None);
    }

    private static async Task<bool> Ticks(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Keep(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var now = clock.UtcNow;
            await scope.ServiceProvider.GetRequiredService<PortalDb>().Installations
                .Where(i => i.LastInstant < now)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.LastInstant, now), cancel);
        }
        catch (Exception wrong) when (StoreSentences.IsGone(wrong))
        {
            Missed(log, wrong);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demo clock's last instant could not be kept; the next minute tries again")]
    private static partial void Missed(ILogger log, Exception wrong);
}
