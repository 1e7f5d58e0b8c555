using Microsoft.EntityFrameworkCore;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families.NewFamily;

/// <summary>
/// Mails the link that proves an address. One that opens an account gets another mail, which says so and leads to it: the
/// page, the rows and the work are the same, so that nobody learns which addresses are known.
/// </summary>
public sealed class ProveEmail(PortalDb db, TimeProvider time, TownClock clock, PublicLinks links)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>Mails to one address within an hour; then the page stays the same and nothing leaves.</summary>
    public const int MostAnHour = 5;

    private DateTime Now => UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);

    /// <param name="email">A possible address, trimmed.</param>
    public async Task MailTo(string email)
    {
        var (name, now) = (SignInNames.Fold(email), Now);
        var since = now.AddHours(-1);
        var isKnown = await db.Accounts.AnyAsync(a => a.Audience == Audience.Family && a.SignInName == name);
        if (await db.OneTimeTokens.CountAsync(t => t.Purpose == TokenPurpose.EmailProof && t.Email == name && t.CreatedAt > since) >= MostAnHour) return;

        var key = RandomKey.New();
        db.OneTimeTokens.Add(new OneTimeToken
        {
            Purpose = TokenPurpose.EmailProof,
            // For a known address nobody ever holds this key: the row is there so that the work is the same.
            Hash = RandomKey.Hash(isKnown ? RandomKey.New() : key),
            Email = name,
            CreatedAt = now,
            ExpiresAt = now + Life,
        });
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lien"] = links.Absolute(isKnown ? "/connexion" : $"{NewFamilySteps.Start}/lien?jeton={key}"),
            [isKnown ? "lien_mot_de_passe" : "validite"] = isKnown ? links.Absolute("/mot-de-passe-oublie") : French.DateAndTime(clock.ToLocal(now + Life)),
        };
        await WriteMail.Queue(db, isKnown ? MailKind.AddressHasAccount : MailKind.EmailProof, new MailTo(email, null), (clock.UtcNow, clock.Today), values);
        await db.SaveChangesAsync();
    }

    /// <summary>The link that may still be used; looking changes nothing (mail scanners follow links).</summary>
    public async Task<OneTimeToken?> Find(string? key)
    {
        if (string.IsNullOrEmpty(key) || key.Length > 200) return null;
        var (hash, now) = (RandomKey.Hash(key), Now);
        return await db.OneTimeTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == TokenPurpose.EmailProof && t.UsedAt == null && t.ExpiresAt > now);
    }

    /// <summary>Uses the link up; false when it was used meanwhile.</summary>
    public async Task<bool> Use(OneTimeToken token)
    {
        var now = Now;
        return await db.OneTimeTokens.Where(t => t.Id == token.Id && t.UsedAt == null).ExecuteUpdateAsync(t => t.SetProperty(x => x.UsedAt, now)) == 1;
    }
}
