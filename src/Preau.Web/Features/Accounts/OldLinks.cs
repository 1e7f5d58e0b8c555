using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts;

/// <summary>A link that serves no more.</summary>
/// <param name="Why">One sentence.</param>
/// <param name="Email">Where another one would go, masked.</param>
/// <param name="HasPassword">The account is open already: signing in is enough.</param>
public sealed record OldLink(string Why, string Email, bool HasPassword);

/// <summary>Whoever opens a link that has served, or is too old, is told so and gets another one.</summary>
public sealed class OldLinks(PortalDb db, AccountLinks links, TimeProvider time, TownClock clock)
{
    /// <summary>What became of a link that serves no more; null when it never was one of this audience's.</summary>
    public async Task<OldLink?> Find(Audience audience, string? key)
    {
        if (await Gone(audience, key) is not { Account: { } account } token) return null;
        var why = token.UsedAt is { } used ? $"Il a servi le {Said(used)}, et un lien ne sert qu’une fois."
            : token.ExpiresAt <= time.GetUtcNow().UtcDateTime ? $"Il datait du {Said(token.CreatedAt)} et valait {(token.ExpiresAt - token.CreatedAt <= AccountLinks.ResetLife ? "une heure" : "sept jours")}."
            : "Votre accès a changé depuis qu’il a été envoyé.";
        return new(why, SignInNames.Masked(account.Email ?? ""), account.PasswordHash is not null);
    }

    /// <summary>Sends another link to where the old one's account has its mail; false when there is none to send it to.</summary>
    public async Task<bool> MailAgain(Audience audience, string? key)
    {
        if (await Gone(audience, key) is not { Account.Email: { } email }) return false;
        await links.MailTo(audience, email);
        return true;
    }

    private async Task<OneTimeToken?> Gone(Audience audience, string? key)
    {
        if (string.IsNullOrEmpty(key) || key.Length > 200) return null;
        var hash = RandomKey.Hash(key);
        return await db.OneTimeTokens.AsNoTracking().Include(t => t.Account).SingleOrDefaultAsync(t => t.Hash == hash
            && t.Purpose != TokenPurpose.PrintedCode && t.Account != null && t.Account.Audience == audience && !t.Account.IsBlocked);
    }

    private string Said(DateTime at) => French.PlainDate(DateOnly.FromDateTime(clock.ToLocal(at)));
}
