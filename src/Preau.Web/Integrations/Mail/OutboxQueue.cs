using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Integrations.Mail;

/// <summary>
/// The rows of the outbox in the hand of one run. A row is taken by a conditional update for two minutes, so two nodes never
/// send the same one; what a killed process had in hand is taken again after that. Pauses grow for three days or so, then the
/// row is given up and stays in the list of failures.
/// </summary>
public sealed class OutboxQueue(PortalDb db, TimeProvider time, TownClock clock)
{
    private const int AtOnce = 20;
    private const int TriesOfAnAddressRefusedForGood = 4;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(2),
        TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(12), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private readonly Guid token = Guid.NewGuid();

    private DateTime Now => UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);

    public Task<bool> HasDue(CancellationToken cancel) => Due().AnyAsync(cancel);

    /// <summary>The next ones, in the order of their hour; empty when nothing is due.</summary>
    public async Task<List<OutboxMail>> Take(CancellationToken cancel)
    {
        var ids = await Due().OrderBy(m => m.NextTryAt).ThenBy(m => m.Id).Select(m => m.Id).Take(AtOnce).ToListAsync(cancel);
        if (ids.Count == 0) return [];

        var until = Now + Lease;
        await Due().Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.LeaseUntil, until).SetProperty(m => m.LeaseToken, token), cancel);
        return await db.OutboxMails.AsNoTracking().Include(m => m.Attachments)
            .Where(m => ids.Contains(m.Id) && m.LeaseToken == token && m.NextTryAt != null).OrderBy(m => m.Id).ToListAsync(cancel);
    }

    /// <summary>Just before it leaves: still ours? A slow server may have eaten the lease of the last ones of a run.</summary>
    public async Task<bool> Hold(OutboxMail mail, CancellationToken cancel)
    {
        var until = Now + Lease;
        mail.Tries++;
        return await Mine(mail.Id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.LeaseUntil, until).SetProperty(m => m.Tries, mail.Tries), cancel) == 1;
    }

    /// <summary>Not cancelled by a stop: the message has left, and must be known to have.</summary>
    public async Task MarkSent(long id)
    {
        var now = clock.UtcNow;
        await db.OutboxMails.Where(m => m.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.SentAt, now).SetProperty(m => m.NextTryAt, (DateTime?)null).SetProperty(m => m.GivenUpAt, (DateTime?)null)
            .SetProperty(m => m.LeaseUntil, (DateTime?)null).SetProperty(m => m.LeaseToken, (Guid?)null).SetProperty(m => m.LastError, (string?)null)
            .SetProperty(m => m.Text, m => m.HoldsSecret ? "" : m.Text));
    }

    /// <summary>Says why, and when to try again; or gives up.</summary>
    public async Task Postpone(OutboxMail mail, string error, bool forGood)
    {
        var givesUp = mail.Tries > Pauses.Length || (forGood && mail.Tries >= TriesOfAnAddressRefusedForGood);
        DateTime? next = givesUp ? null : Now + Pauses[mail.Tries - 1];
        DateTime? givenUp = givesUp ? clock.UtcNow : null;
        var reason = error.Length > 1000 ? error[..1000] : error;
        await Mine(mail.Id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.NextTryAt, next).SetProperty(m => m.GivenUpAt, givenUp).SetProperty(m => m.LastError, reason)
            .SetProperty(m => m.LeaseUntil, (DateTime?)null).SetProperty(m => m.LeaseToken, (Guid?)null));
    }

    /// <summary>The server does not answer: what else was taken waits a minute, without counting as tried.</summary>
    public async Task LetGo(string error)
    {
        var next = Now + Pauses[0];
        var reason = error.Length > 1000 ? error[..1000] : error;
        await db.OutboxMails.Where(m => m.LeaseToken == token && m.NextTryAt != null).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.NextTryAt, next).SetProperty(m => m.LastError, reason)
            .SetProperty(m => m.LeaseUntil, (DateTime?)null).SetProperty(m => m.LeaseToken, (Guid?)null));
    }

    private IQueryable<OutboxMail> Due()
    {
        var now = Now;
        return db.OutboxMails.Where(m => m.NextTryAt <= now && (m.LeaseUntil == null || m.LeaseUntil < now));
    }

    private IQueryable<OutboxMail> Mine(long id) => db.OutboxMails.Where(m => m.Id == id && m.LeaseToken == token && m.NextTryAt != null);
}
