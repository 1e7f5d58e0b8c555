using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts;

/// <summary>
/// The authenticator of an agent: its secret is kept encrypted, a code works once (the last step used only ever rises), one
/// step of tolerance; ten recovery codes of which only hashes are kept, each good once.
/// </summary>
public sealed class SecondFactor(PortalDb db, IDataProtectionProvider protection, TimeProvider time, TownClock clock, PublicLinks links)
{
    public const int RecoveryCodeCount = 10;

    private static readonly TimeSpan HalfWay = TimeSpan.FromMinutes(5);

    private readonly IDataProtector secrets = protection.CreateProtector("second-factor");
    private readonly ITimeLimitedDataProtector halves = protection.CreateProtector("sign-in-half-way").ToTimeLimitedDataProtector();

    public static string NewSecret() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20));

    /// <summary>For the picture that an authenticator reads, and to be typed by hand.</summary>
    public static string Address(string secret, string email, string town) =>
        new OtpUri(OtpType.Totp, secret, email, $"Préau {town}").ToString();

    /// <summary>The secret of a page that is being filled, out of reach of the form.</summary>
    public string Seal(string secret) => secrets.Protect(secret);

    public string? Unseal(string? sealedSecret)
    {
        try
        {
            return sealedSecret is null ? null : secrets.Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Proof, for five minutes, that the password was right.</summary>
    public string HalfSignedIn(Account account) => halves.Protect($"{account.Id}\n{account.SecurityStamp}", HalfWay);

    public async Task<Account?> FromHalf(string? half)
    {
        if (half is null) return null;
        try
        {
            var parts = halves.Unprotect(half).Split('\n');
            var id = long.Parse(parts[0]);
            var stamp = parts[1];
            return await db.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.SecurityStamp == stamp && !a.IsBlocked);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Adds the factor when the code shows that the authenticator has the secret. Ends the other sessions; the owner is told.</summary>
    /// <returns>The recovery codes, to be shown once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> Add(Account account, string secret, string? code, (long Session, Actor Actor) by)
    {
        if (Step(secret, code) is not { } step) return null;
        await Tell(account, by.Actor);
        account.TotpSecret = secrets.Protect(secret);
        account.LastTotpStep = step;
        account.SecurityStamp = RandomKey.New();
        var codes = Enumerable.Range(0, RecoveryCodeCount).Select(_ => RandomKey.NewReadable(3)).ToList();
        await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync();
        account.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCode { Hash = RandomKey.Hash(RandomKey.Fold(c)) }));
        await db.SaveChangesAsync();
        await Sessions.KeepOnly(db, account, by.Session);
        var now = UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);
        await db.UserSessions.Where(s => s.Id == by.Session).ExecuteUpdateAsync(s => s.SetProperty(x => x.SecondFactorAt, now));
        return codes;
    }

    /// <summary>A code of the authenticator, or a recovery code; each works once, also when two come at once.</summary>
    public async Task<bool> Check(Account account, string? code)
    {
        if (account.TotpSecret is not { } stored || string.IsNullOrWhiteSpace(code)) return false;
        if (Step(secrets.Unprotect(stored), code) is { } step)
            return await db.Accounts.Where(a => a.Id == account.Id && a.LastTotpStep < step).ExecuteUpdateAsync(a => a.SetProperty(x => x.LastTotpStep, step)) == 1;
        var hash = RandomKey.Hash(RandomKey.Fold(code));
        var now = UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);
        return await db.RecoveryCodes.Where(c => c.AccountId == account.Id && c.Hash == hash && c.UsedAt == null).ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, now)) == 1;
    }

    private async Task Tell(Account account, Actor actor)
    {
        db.Record(actor, clock.UtcNow, "changed", (nameof(Account), account.Id), account.HasSecondFactor ? "Double authentification remplacée" : "Double authentification mise en place");
        if (account.Email is null) return;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["prenom"] = "",
            ["date"] = French.DateAndTime(clock.LocalNow),
            ["lien"] = links.Absolute("/gestion/mon-acces"),
        };
        await WriteMail.Queue(db, MailKind.SecondFactorChanged, new MailTo(account.Email, null), (clock.UtcNow, clock.Today), values);
    }

    private long? Step(string secret, string? code)
    {
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (digits.Length != 6) return null;
        return new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(time.GetUtcNow().UtcDateTime, digits, out var step, new VerificationWindow(1, 1)) ? step : null;
    }
}
