namespace Preau.Web.Jobs;

/// <summary>Runs a job now: for the scheduler, the watches and tests.</summary>
public sealed class RunJob(IServiceScopeFactory scopes)
{
    /// <summary>What was done, or null when there is no job of that name.</summary>
    public async Task<string?> ByName(string name, CancellationToken cancel = default)
    {
        if (!Schedule.ByName.TryGetValue(name, out var type)) return null;
        await using var scope = scopes.CreateAsyncScope();
        var job = (IRecurringJob)ActivatorUtilities.CreateInstance(scope.ServiceProvider, type);
        return await job.Run(cancel);
    }
}
