using Microsoft.EntityFrameworkCore;
using Preau.Web.Storage;

namespace Preau.Web.Security;

/// <summary>
/// Deletes what opens nothing any more: ended sessions after a week, used or expired links after a month, parked forms, delays
/// and forgotten devices at their end. Instants are of the machine's clock.
/// </summary>
public sealed class ForgetOldAccess(PortalDb db, TimeProvider time)
{
    /// <summary>A form posted long after the end of its session is still parked.</summary>
    private static readonly TimeSpan Sessions = TimeSpan.FromDays(7);

    /// <summary>Whoever opens an old link is told what to do.</summary>
    private static readonly TimeSpan Links = TimeSpan.FromDays(31);

    /// <summary>How many rows went.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var now = UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);
        var (sessions, links, delays, devices) = (now - Sessions, now - Links, now - SignInDelays.Forgotten, now - SessionLifetimes.KnownDevice);
        var gone = await db.ParkedForms.Where(f => f.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        gone += await db.UserSessions.Where(s => s.IdleEndsAt < sessions || s.EndsAt < sessions).ExecuteDeleteAsync(cancel);
        gone += await db.OneTimeTokens.Where(t => t.ExpiresAt < links).ExecuteDeleteAsync(cancel);
        gone += await db.SignInDelays.Where(d => d.LastAt < delays).ExecuteDeleteAsync(cancel);
        gone += await db.KnownDevices.Where(d => d.LastUsedAt < devices).ExecuteDeleteAsync(cancel);
        return gone;
    }
}
