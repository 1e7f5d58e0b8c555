using Microsoft.EntityFrameworkCore;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts;

/// <summary>What was given to change a password.</summary>
public sealed record NewPassword(string? Present, string? Wanted);

/// <summary>
/// Somebody who is signed in changes the password by proving the present one: a screen left open is not enough. The other devices
/// are signed out, the owner is told by mail.
/// </summary>
public sealed class ChangePassword(PortalDb db, PasswordHasher hasher, ChoosePassword choose, SignInDelays delays)
{
    /// <returns>The field that is wrong (a property of <see cref="NewPassword"/>) and its sentence; null when the change is made.</returns>
    public async Task<(string Field, string Sentence)?> Run(long accountId, long session, NewPassword given, Actor actor)
    {
        if (string.IsNullOrEmpty(given.Present)) return (nameof(given.Present), "Indiquez votre mot de passe actuel.");
        var account = await db.Accounts.SingleAsync(a => a.Id == accountId);
        var key = SignInDelays.Key(account.Audience, account.SignInName, "change");
        if (await delays.Take(key) is { } wait) return (nameof(given.Present), SignInWords.Refused(wait));
        if (await hasher.Check(account.PasswordHash, given.Present.Length <= PasswordRule.MaxLength ? given.Present : "") == PasswordCheck.Wrong)
            return (nameof(given.Present), "Ce n’est pas votre mot de passe actuel. Vérifiez-le, ou demandez un lien par «\u00A0Mot de passe oublié\u00A0».");
        await delays.Forget(key);
        if (choose.Problem(given.Wanted, account.Email) is { } problem) return (nameof(given.Wanted), problem);
        await db.InOneTransaction(async () =>
        {
            await choose.Set(await db.Accounts.SingleAsync(a => a.Id == accountId), given.Wanted!, actor, session);
            return true;
        });
        return null;
    }
}
