using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Accounts;

/// <summary>The one calendar address that a guardian may have open.</summary>
public sealed class CalendarFeeds(PortalDb db, TownClock clock, TimeProvider time)
{
    /// <summary>Where a guardian opens, renews and closes it.</summary>
    public const string Page = "/mes-coordonnees/agenda";

    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>The private address itself, without the portal's.</summary>
    public static string Address(string key) => $"/agenda/{key}.ics";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The address that is open, or null.</summary>
    public Task<CalendarFeed?> Of(long guardianId)
    {
        var now = Now;
        return db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.GuardianId == guardianId && f.ClosedAt == null && f.EndsAt > now);
    }

    /// <summary>Opens a new address and closes the one before.</summary>
    /// <returns>The key: it is shown once, and cannot be read again. Null: an earlier post of the form did it.</returns>
    public async Task<string?> Open(CurrentGuardian guardian, bool showsNames, Guid formKey)
    {
        string? key = null;
        await db.Once(formKey, clock.UtcNow, async () =>
        {
            key = RandomKey.New();
            await CloseAll(guardian.GuardianId);
            var feed = new CalendarFeed { GuardianId = guardian.GuardianId, KeyHash = RandomKey.Hash(key), ShowsNames = showsNames, CreatedAt = Now, EndsAt = Now + Life };
            db.CalendarFeeds.Add(feed);
            await db.SaveChangesAsync();
            Record(guardian, "created", feed.Id, "Agenda ouvert");
            return Page;
        });
        return key;
    }

    /// <summary>Keeps the address for another year, with or without names.</summary>
    public Task<string?> Renew(CurrentGuardian guardian, bool showsNames, Guid formKey) => db.Once(formKey, clock.UtcNow, async () =>
    {
        var now = Now;
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.GuardianId == guardian.GuardianId && f.ClosedAt == null && f.EndsAt > now) is not { } feed) return null;
        (feed.ShowsNames, feed.EndsAt) = (showsNames, now + Life);
        Record(guardian, "renewed", feed.Id, "Agenda gardé un an de plus");
        return Page;
    });

    /// <summary>The address answers no more: what was copied elsewhere stays there, nothing new follows.</summary>
    public Task<string?> Close(CurrentGuardian guardian, Guid formKey) => db.Once(formKey, clock.UtcNow, async () =>
    {
        foreach (var id in await CloseAll(guardian.GuardianId)) Record(guardian, "closed", id, "Agenda fermé");
        return Page;
    });

    /// <summary>Whose calendar an address shows; <c>IsOver</c> when it was closed or has ended. Null: no such address.</summary>
    public async Task<(CalendarFeed Feed, bool IsOver)?> Find(string key)
    {
        var hash = RandomKey.Hash(key);
        return await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.KeyHash == hash) is { } feed ? (feed, feed.ClosedAt is not null || feed.EndsAt <= Now) : null;
    }

    private async Task<List<long>> CloseAll(long guardianId)
    {
        var now = Now;
        var open = await db.CalendarFeeds.Where(f => f.GuardianId == guardianId && f.ClosedAt == null).ToListAsync();
        open.ForEach(f => f.ClosedAt = now);
        return open.ConvertAll(f => f.Id);
    }

    private void Record(CurrentGuardian guardian, string action, long id, string summary) =>
        db.Record(guardian.Actor, clock.UtcNow, action, (nameof(CalendarFeed), id), summary, (guardian.FamilyId, null));
}
