namespace Preau.Web.Jobs;

/// <summary>Recurring work: it calls one operation. It may run twice, on two nodes, and after any stop, without harm.</summary>
public interface IRecurringJob
{
    /// <summary>Says what was done, in one French sentence without any personal data.</summary>
    Task<string> Run(CancellationToken cancel);
}

/// <summary>One line of the schedule.</summary>
/// <param name="Name">As the store and the log call it.</param>
/// <param name="Cron">Quartz's cron expression, in the town's civil time.</param>
public sealed record RecurringJob(string Name, Type Type, string Cron);

/// <summary>Everything that happens by itself at an hour. Mails, payments and offers do not wait for an hour: see <see cref="MailWatch"/>, <see cref="PaymentWatch"/>, <see cref="OfferWatch"/>.</summary>
public static class Schedule
{
    public static readonly IReadOnlyList<RecurringJob> All =
    [
        new("free-holds", typeof(FreeUnpaidPlaces), "0 * * * * ?"),
        new("pass-enrolments", typeof(PassEnrolments), "0 0/10 * * * ?"),
        new("waiting-lists", typeof(KeepWaitingLists), "0 5/10 * * * ?"),
        new("review-waiting-lists", typeof(ReviewWaitingLists), "0 50 2 * * ?"),
        new("pass-on-places", typeof(PassOnCampaignPlaces), "0 5/10 * * * ?"),
        new("standing-patterns", typeof(ApplyStandingPatterns), "0 40 2 * * ?"),
        new("check-places", typeof(CheckPlaces), "0 40 2 * * ?"),
        new("remind-of-limits", typeof(RemindOfLimits), "0 0 9 * * ?"),
        new("clean-up", typeof(CleanUp), "0 10 3 * * ?"),
    ];

    /// <summary>What can be run by its name: the schedule, and what is done without one.</summary>
    public static readonly IReadOnlyDictionary<string, Type> ByName =
        All.Select(job => (job.Name, job.Type)).Append(("send-mails", typeof(SendMails))).Append(("ask-payfip", typeof(AskPayments))).Append(("end-offers", typeof(EndWaitingOffers))).ToDictionary(job => job.Item1, job => job.Item2);
}
