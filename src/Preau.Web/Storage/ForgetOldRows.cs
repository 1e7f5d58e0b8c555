using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;

namespace Preau.Web.Storage;

/// <summary>
/// Deletes what has had its time: form keys after 7 days, drafts after their own end, mails 90 days after they left.
/// Running it twice deletes nothing more. No business effect: nothing that a family or the town could still ask for.
/// </summary>
public sealed class ForgetOldRows(PortalDb db, TownClock clock)
{
    private static readonly TimeSpan FormKeys = TimeSpan.FromDays(7);
    private static readonly TimeSpan Mails = TimeSpan.FromDays(90);

    /// <summary>How many rows went.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var now = clock.UtcNow;
        var (keysBefore, mailsBefore) = (now - FormKeys, now - Mails);
        var gone = await db.FormKeys.Where(f => f.At < keysBefore).ExecuteDeleteAsync(cancel);
        gone += await db.Drafts.Where(d => d.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        gone += await db.OutboxAttachments.Where(a => db.OutboxMails.Any(m => m.Id == a.MailId && m.SentAt < mailsBefore)).ExecuteDeleteAsync(cancel);
        gone += await db.OutboxMails.Where(m => m.SentAt < mailsBefore).ExecuteDeleteAsync(cancel);
        return gone;
    }
}
