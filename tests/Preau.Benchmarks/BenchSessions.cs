using Preau.Web.Security;

namespace Preau.Benchmarks;

/// <summary>Sessions of people who signed in before.</summary>
internal static class BenchSessions
{
    public static (UserSession Row, string Key) Of(Account account)
    {
        var key = RandomKey.New();
        var now = DateTime.UtcNow;
        return (new()
        {
            KeyHash = RandomKey.Hash(key),
            AccountId = account.Id,
            Stamp = account.SecurityStamp,
            CreatedAt = now,
            LastSeenAt = now,
            IdleEndsAt = now.AddDays(7),
            EndsAt = now.AddDays(7),
            Stays = true,
            Device = "benchmark",
        }, key);
    }
}
