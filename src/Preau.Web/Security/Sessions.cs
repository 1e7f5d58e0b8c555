using Microsoft.EntityFrameworkCore;
using Preau.Web.Storage;

namespace Preau.Web.Security;

/// <summary>Opens and ends sign-ins. The truth is the row in the database: without it a saved cookie opens nothing.</summary>
public sealed class Sessions(PortalDb db, TimeProvider time, ILogger<Sessions> log)
{
    /// <summary>
    /// Opens a session under a new key and ends the one that this browser had for the same audience. The device is known from now on.
    /// </summary>
    /// <param name="stays">"Rester connecté"; ignored for the staff.</param>
    public async Task Open(HttpContext context, Account account, bool stays, bool withSecondFactor)
    {
        await End(context, account.Audience);
        var now = Now;
        stays &= account.Audience == Audience.Family;
        var key = RandomKey.New();
        var most = SessionLifetimes.Most(account.Audience, stays);
        db.UserSessions.Add(new UserSession
        {
            KeyHash = RandomKey.Hash(key),
            AccountId = account.Id,
            Stamp = account.SecurityStamp,
            CreatedAt = now,
            LastSeenAt = now,
            IdleEndsAt = now + SessionLifetimes.Idle(account.Audience, stays),
            EndsAt = now + most,
            Stays = stays,
            SecondFactorAt = withSecondFactor ? now : null,
            Device = DeviceNames.Of(context.Request.Headers.UserAgent.ToString()),
        });
        await RememberDevice(context, account, now);
        await db.SaveChangesAsync();
        SecurityLog.SignedIn(log, account.Id, account.Audience, withSecondFactor);
        PortalCookies.Write(context, PortalCookies.Of(account.Audience), key, stays ? most : null);
    }

    /// <summary>Ends the session of this browser, if any, and removes its cookie.</summary>
    public async Task End(HttpContext context, Audience audience)
    {
        if (PortalCookies.Read(context, PortalCookies.Of(audience)) is not { } key) return;
        var hash = RandomKey.Hash(key);
        await db.UserSessions.Where(s => s.KeyHash == hash && s.Account!.Audience == audience).ExecuteDeleteAsync();
        PortalCookies.Remove(context, PortalCookies.Of(audience));
    }

    /// <summary>Ends every session of an account; with <paramref name="except"/>, all but that one.</summary>
    public static Task EndAll(PortalDb db, long accountId, long? except = null) =>
        db.UserSessions.Where(s => s.AccountId == accountId && s.Id != except).ExecuteDeleteAsync();

    /// <summary>After the stamp of an account has changed: this session goes on under the new one, every other one ends.</summary>
    public static async Task KeepOnly(PortalDb db, Account account, long session)
    {
        await EndAll(db, account.Id, session);
        await db.UserSessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.Stamp, account.SecurityStamp));
    }

    /// <summary>Ends one session of an account; false when it has none of that number.</summary>
    public async Task<bool> EndOne(long accountId, long session) =>
        await db.UserSessions.Where(s => s.Id == session && s.AccountId == accountId).ExecuteDeleteAsync() == 1;

    /// <summary>The account's devices, the last used first.</summary>
    public Task<List<UserSession>> Of(long accountId)
    {
        var now = Now;
        return db.UserSessions.AsNoTracking()
            .Where(s => s.AccountId == accountId && s.EndsAt > now && s.IdleEndsAt > now)
            .OrderByDescending(s => s.LastSeenAt).ToListAsync();
    }

    /// <summary>True when this browser has opened the account before.</summary>
    public async Task<bool> Knows(HttpContext context, long accountId)
    {
        if (PortalCookies.Read(context, PortalCookies.Device) is not { } key) return false;
        var hash = RandomKey.Hash(key);
        var since = Now - SessionLifetimes.KnownDevice;
        return await db.KnownDevices.AnyAsync(d => d.KeyHash == hash && d.AccountId == accountId && d.LastUsedAt > since);
    }

    private DateTime Now => UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);

    private async Task RememberDevice(HttpContext context, Account account, DateTime now)
    {
        var key = PortalCookies.Read(context, PortalCookies.Device) ?? RandomKey.New();
        var hash = RandomKey.Hash(key);
        var device = await db.KnownDevices.SingleOrDefaultAsync(d => d.KeyHash == hash && d.AccountId == account.Id);
        if (device is null) db.KnownDevices.Add(new KnownDevice { KeyHash = hash, AccountId = account.Id, LastUsedAt = now });
        else device.LastUsedAt = now;
        PortalCookies.Write(context, PortalCookies.Device, key, SessionLifetimes.KnownDevice);
    }
}
