using Microsoft.Data.Sqlite;
using Npgsql;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Quartz;

namespace Preau.Web.Jobs;

public static class JobsSetup
{
    /// <summary>
    /// The schedule, kept in our database: clustered on PostgreSQL, and a run missed while stopped is caught up at start.
    /// </summary>
    public static IServiceCollection AddPreauJobs(this IServiceCollection services, StartUp start)
    {
        services.AddScoped<ForgetOldRows>();
        services.AddSingleton<RunJob>();
        services.AddHostedService<MailWatch>();
        services.AddHostedService<PaymentWatch>();
        services.AddHostedService<OfferWatch>();
        services.AddHostedService<OldTriggers>();
        services.AddPreauSchedule(start.Store, TimeZoneInfo.FindSystemTimeZoneById(TownClockSetting.DefaultZone), Schedule.All);
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        return services;
    }

    public static void AddPreauSchedule(this IServiceCollection services, StoreAddress store, TimeZoneInfo zone, IReadOnlyList<RecurringJob> jobs)
    {
        // What is stored stands: replacing a trigger at each start would forget the run that it missed.
        services.Configure<QuartzOptions>(options => options.Scheduling.IgnoreDuplicates = true);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "preau");
            quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = 2);
            quartz.UsePersistentStore(persistent => Keep(persistent, store));
            foreach (var job in jobs)
            {
                quartz.ScheduleJob<Fire>(
                    trigger => trigger.WithIdentity(TriggerName(job)).WithCronSchedule(
                        job.Cron, cron => cron.InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                    detail => detail.WithIdentity(job.Name));
            }
        });
    }

    /// <summary>Holds the expression: a changed hour is another trigger, and the old one goes.</summary>
    internal static string TriggerName(RecurringJob job) => $"{job.Name} {job.Cron}";

    private static void Keep(IPersistentStoreBuilder persistent, StoreAddress store)
    {
        if (store.IsSqlite)
        {
            persistent.UseSqlite(SqliteFactory.Instance, store.ConnectionString);
        }
        else
        {
            persistent.UsePostgres(NpgsqlFactory.Instance, store.ConnectionString);
            persistent.UseClustering();
        }

        persistent.ConfigureStore(options =>
        {
            options.TablePrefix = "qrtz_";
            options.StoreJobDataAsStrings = true;
            options.SchemaProvisioning = SchemaProvisioning.Validate;
        });
        persistent.UseSystemTextJsonSerializer();
    }
}
