using Microsoft.EntityFrameworkCore;
using Preau.Web.Storage;

namespace Preau.Web.Security;

/// <summary>
/// Failures slow a name down and never lock it. A try counts as failed before it is judged, so that many at once gain nothing;
/// success forgets them. The owner's known device has a count of its own: guesses made elsewhere do not keep the owner out.
/// </summary>
public sealed class SignInDelays(PortalDb db, TimeProvider time)
{
    /// <summary>Tries without any delay.</summary>
    public const int Free = 5;

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>After that much calm the count starts again.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>The same for known and unknown names.</summary>
    /// <param name="device">The key of a browser that knows this account; null otherwise.</param>
    public static string Key(Audience audience, string signInName, string? device = null) =>
        RandomKey.Hash($"{audience}\n{signInName}\n{device}");

    /// <summary>5 s after the sixth failure, then twice as long each time, at most five minutes.</summary>
    public static TimeSpan After(int failures)
    {
        if (failures <= Free) return TimeSpan.Zero;
        var delay = TimeSpan.FromSeconds(5 * Math.Pow(2, Math.Min(failures - Free - 1, 20)));
        return delay < Longest ? delay : Longest;
    }

    /// <summary>Takes a try. Null: go on and judge it; otherwise how long to wait.</summary>
    public async Task<TimeSpan?> Take(string key)
    {
        for (var round = 0; round < 10; round++)
        {
            var now = UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);
            var known = await db.SignInDelays.AsNoTracking().SingleOrDefaultAsync(d => d.Key == key);
            if (known is null)
            {
                if (await Begin(key, now)) return null;
                continue;
            }

            var past = now - known.LastAt > Forgotten ? 0 : known.Failures;
            if (past > 0 && known.RetryAt > now) return known.RetryAt - now;
            var retryAt = now + After(past + 1);
            var taken = await db.SignInDelays.Where(d => d.Key == key && d.Failures == known.Failures && d.RetryAt <= now)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.Failures, past + 1).SetProperty(x => x.LastAt, now).SetProperty(x => x.RetryAt, retryAt));
            if (taken == 1) return null;
        }

        return TimeSpan.FromSeconds(1);
    }

    public Task Forget(string key) => db.SignInDelays.Where(d => d.Key == key).ExecuteDeleteAsync();

    private async Task<bool> Begin(string key, DateTime now)
    {
        var first = db.SignInDelays.Add(new SignInDelay { Key = key, Failures = 1, LastAt = now, RetryAt = now });
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException error) when (Acts.IsDuplicate(error))
        {
            return false;
        }
        finally
        {
            first.State = EntityState.Detached;
        }
    }
}
