using Quartz;

namespace Preau.Web.Jobs;

/// <summary>
/// What Quartz knows of us. Its full name is stored in the database: it is never renamed. The job is found by its key.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class Fire(RunJob run, ILogger<Fire> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        if (await run.ByName(name, cancellationToken) is { } done) LogDone(name, done);
        else LogUnknown(name);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Name}: {Done}")]
    private partial void LogDone(string name, string done);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Name} is in the database, but this version has none of that name")]
    private partial void LogUnknown(string name);
}
