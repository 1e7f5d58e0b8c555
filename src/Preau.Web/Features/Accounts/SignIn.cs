using Microsoft.EntityFrameworkCore;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Accounts;

/// <summary>What became of a try to sign in.</summary>
/// <param name="Account">Set when name and password are right.</param>
/// <param name="Wait">How long to wait before the next try; null otherwise.</param>
public sealed record SignInTry(Account? Account, TimeSpan? Wait = null);

/// <summary>
/// Checks a name and a password. The same work and the same words whether the address is known or not; failures slow down
/// and never lock. A second factor is checked after it (<see cref="SecondFactor"/>).
/// </summary>
public sealed class SignIn(PortalDb db, PasswordHasher hasher, SignInDelays delays, AddressLimits limits, Sessions sessions, ILogger<SignIn> log)
{
    public async Task<SignInTry> Check(HttpContext context, Audience audience, string? typedName, string? password)
    {
        var address = context.Connection.RemoteIpAddress;
        if (limits.Wait(address) is { } crowded)
        {
            SecurityLog.AddressLimited(log, "sign-in");
            return new(null, crowded);
        }
        var name = SignInNames.Fold(typedName ?? "");
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Audience == audience && a.SignInName == name);
        var device = await sessions.Knows(context, account?.Id ?? 0) ? PortalCookies.Read(context, PortalCookies.Device) : null;
        var key = SignInDelays.Key(audience, name, device);
        if (await delays.Take(key) is { } wait)
        {
            SecurityLog.SignInRefused(log, audience, "slowed down");
            return new(null, wait);
        }

        var check = await hasher.Check(account?.PasswordHash, password is { Length: <= PasswordRule.MaxLength } ? password : "");
        if (check == PasswordCheck.Wrong || account is null || account.IsBlocked)
        {
            limits.Failed(address);
            SecurityLog.SignInRefused(log, audience, "name or password");
            return new(null);
        }
        if (check == PasswordCheck.RightButOldHash) account.PasswordHash = await hasher.Hash(password!);
        await db.SaveChangesAsync();
        await delays.Forget(key);
        return new(account);
    }
}
