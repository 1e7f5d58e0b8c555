using Quartz;

namespace Preau.Web.Jobs;

/// <summary>Takes away, at start, the triggers of another version's schedule: what is stored stands, so it would fire for ever.</summary>
internal sealed class OldTriggers(ISchedulerFactory schedulers) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var wanted = Schedule.All.Select(JobsSetup.TriggerName).ToHashSet(StringComparer.Ordinal);
        foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), cancellationToken))
        {
            if (!wanted.Contains(key.Name)) await scheduler.UnscheduleJob(key, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
