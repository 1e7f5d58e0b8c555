using Microsoft.EntityFrameworkCore;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts;

/// <summary>Links and codes that open one act once: choose a password after an activation, an invitation or a forgotten one.</summary>
public sealed class AccountLinks(PortalDb db, SignInDelays delays, OpenAccount open, TimeProvider time, TownClock clock, PublicLinks links)
{
    public static readonly TimeSpan ActivationLife = TimeSpan.FromDays(7);
    public static readonly TimeSpan ResetLife = TimeSpan.FromHours(1);
    public static readonly TimeSpan PrintedLife = TimeSpan.FromDays(30);

    private DateTime Now => UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);

    public static string Path(Audience audience, string key) => $"{(audience == Audience.Staff ? "/gestion/mot-de-passe" : "/activation/lien")}?jeton={key}";

    /// <summary>
    /// Mails a link to an address that asks for one; nothing tells whether an account has it, the time neither. The account without
    /// password gets its activation, the other one a new password of one hour. Asking on and on sends no more than a few.
    /// </summary>
    public async Task MailTo(Audience audience, string? typed)
    {
        var name = SignInNames.Fold(typed ?? "");
        if (await delays.Take(SignInDelays.Key(audience, name, "link")) is not null) return;
        await db.InOneTransaction(async () =>
        {
            await (await open.At(audience, name) is { } account ? Mail(account) : Pretend());
            return true;
        });
    }

    /// <summary>Adds the mail of the link that the account needs; the caller saves.</summary>
    public async Task Mail(Account account)
    {
        var isNew = account.PasswordHash is null;
        var (purpose, life, kind) = account.Audience == Audience.Staff && isNew ? (TokenPurpose.StaffInvite, ActivationLife, MailKind.AgentInvitation)
            : isNew ? (TokenPurpose.Activation, ActivationLife, MailKind.Activation)
            : (TokenPurpose.PasswordReset, ResetLife, MailKind.PasswordReset);
        var (key, ends) = Make(account, purpose, life);
        var (link, until) = (links.Absolute(Path(account.Audience, key)), French.DateAndTime(clock.ToLocal(ends)));
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["prenom"] = await FirstName(account), ["lien"] = link, ["validite"] = until };
        await WriteMail.Queue(db, kind, new MailTo(account.Email!, null), (clock.UtcNow, clock.Today), values);
    }

    /// <summary>A link to hand over to an agent without password (command line); the caller saves.</summary>
    public HandedLink HandOver(Account account)
    {
        var (key, ends) = Make(account, TokenPurpose.StaffInvite, ActivationLife);
        return new(links.Absolute(Path(account.Audience, key)), clock.ToLocal(ends));
    }

    /// <summary>Whatever link or code was made for the account before opens nothing any more.</summary>
    public Task Void(Account account)
    {
        var now = Now;
        return db.OneTimeTokens.Where(t => t.AccountId == account.Id && t.UsedAt == null).ExecuteUpdateAsync(t => t.SetProperty(x => x.UsedAt, now));
    }

    /// <summary>A code to print for a family without reliable e-mail: "ABCD-EFGH-JKMN-PQRS"; the caller saves.</summary>
    public string PrintCode(Account account)
    {
        var code = RandomKey.NewReadable(4);
        Add(account, TokenPurpose.PrintedCode, RandomKey.Hash(RandomKey.Fold(code)), Now + PrintedLife);
        return code;
    }

    /// <summary>The token and its account when the link may still be used; looking changes nothing (mail scanners follow links).</summary>
    public async Task<OneTimeToken?> Find(Audience audience, string? key)
    {
        if (string.IsNullOrEmpty(key) || key.Length > 200) return null;
        var hash = RandomKey.Hash(key);
        return await Usable(audience).SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose != TokenPurpose.PrintedCode && t.Purpose != TokenPurpose.EmailProof);
    }

    public async Task<OneTimeToken?> FindPrinted(string? typed)
    {
        var hash = RandomKey.Hash(RandomKey.Fold(typed ?? ""));
        return await Usable(Audience.Family).SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == TokenPurpose.PrintedCode);
    }

    /// <summary>Uses the token up; false when somebody was faster.</summary>
    public async Task<bool> Use(OneTimeToken token)
    {
        var now = Now;
        return await db.OneTimeTokens.Where(t => t.Id == token.Id && t.UsedAt == null).ExecuteUpdateAsync(t => t.SetProperty(x => x.UsedAt, now)) == 1;
    }

    // The same questions and rows as for a known address: one for the link, one in place of its mail.
    private async Task Pretend()
    {
        await db.Guardians.Where(g => g.Id == 0).Select(g => g.FirstName).SingleOrDefaultAsync();
        await WriteMail.Compose(db, MailKind.PasswordReset, clock.Today, new Dictionary<string, string>(StringComparer.Ordinal) { ["prenom"] = "", ["lien"] = "", ["validite"] = "" });
        db.OneTimeTokens.AddRange(Enumerable.Range(0, 2).Select(_ => new OneTimeToken { Purpose = TokenPurpose.PasswordReset, Hash = RandomKey.Hash(RandomKey.New()), CreatedAt = Now, ExpiresAt = Now }));
    }

    private IQueryable<OneTimeToken> Usable(Audience audience)
    {
        var now = Now;
        return db.OneTimeTokens.Include(t => t.Account).Where(t => t.UsedAt == null && t.ExpiresAt > now
            && t.Account != null && t.Account.Audience == audience && !t.Account.IsBlocked && t.Account.SecurityStamp == t.Stamp);
    }

    private (string Key, DateTime Ends) Make(Account account, TokenPurpose purpose, TimeSpan life)
    {
        var (key, ends) = (RandomKey.New(), Now + life);
        Add(account, purpose, RandomKey.Hash(key), ends);
        return (key, ends);
    }

    private void Add(Account account, TokenPurpose purpose, string hash, DateTime ends) => db.OneTimeTokens.Add(
        new OneTimeToken { Purpose = purpose, Hash = hash, Account = account, Email = account.Email, Stamp = account.SecurityStamp, CreatedAt = Now, ExpiresAt = ends });

    private async Task<string> FirstName(Account account) => account.GuardianId is { } guardian
        ? await db.Guardians.Where(g => g.Id == guardian).Select(g => g.FirstName).SingleAsync()
        : (await db.Staff.Where(s => s.Id == account.StaffMemberId).Select(s => s.Name).SingleAsync()).Split(' ')[0];
}
