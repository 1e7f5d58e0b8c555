using Preau.Web.Features.Messages;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts;

/// <summary>Judges and sets a password; every session opened before ends, and the owner is told.</summary>
public sealed class ChoosePassword(PortalDb db, PasswordHasher hasher, TimeProvider time, TownClock clock, TownSettings settings, PublicLinks links)
{
    /// <summary>The sentence that says what to do; null when the password may be chosen.</summary>
    public string? Problem(string? password, string? email) => PasswordRule.Judge(password ?? "", email, settings["ville.nom"]) switch
    {
        null => null,
        PasswordFault.TooShort => $"Ce mot de passe est trop court\u00A0: {PasswordRule.MinLength} caractères au moins. Quatre mots qui ne vont pas ensemble conviennent.",
        PasswordFault.TooLong => $"Ce mot de passe est trop long\u00A0: {PasswordRule.MaxLength} caractères au plus.",
        PasswordFault.TooFewKinds => "Ce mot de passe se devine trop vite. Des chiffres seuls\u00A0: 16 au moins\u00A0; sinon mêlez des lettres.",
        PasswordFault.Common => "Ce mot de passe est trop courant ou a été volé ailleurs. Choisissez-en un autre.",
        PasswordFault.Local => "Le nom de la commune ou du portail se devine. Choisissez autre chose.",
        PasswordFault.Address => "Votre adresse ne peut pas servir de mot de passe.",
        var other => throw new InvalidOperationException($"{other} has no sentence."),
    };

    /// <summary>Sets a judged password; the caller saves.</summary>
    /// <param name="account">Whose password it is.</param>
    /// <param name="password">As typed.</param>
    /// <param name="actor">For the history.</param>
    /// <param name="keepSession">The session in which the owner changes it; null when a link or a code does.</param>
    public async Task Set(Account account, string password, Actor actor, long? keepSession = null)
    {
        var isFirst = account.PasswordHash is null;
        account.PasswordHash = await hasher.Hash(password);
        account.PasswordChangedAt = UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);
        account.SecurityStamp = RandomKey.New();
        if (keepSession is { } session) await Sessions.KeepOnly(db, account, session);
        else await Sessions.EndAll(db, account.Id);
        db.Record(actor, clock.UtcNow, isFirst ? "activated" : "changed", (nameof(Account), account.Id), isFirst ? "Compte activé" : "Mot de passe changé");
        if (isFirst || account.Email is null) return;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["prenom"] = "",
            ["date"] = French.DateAndTime(clock.LocalNow),
            ["lien"] = links.Absolute(account.Audience == Audience.Staff ? "/gestion/mot-de-passe-oublie" : "/mot-de-passe-oublie"),
        };
        await WriteMail.Queue(db, MailKind.PasswordChanged, new MailTo(account.Email, null), (clock.UtcNow, clock.Today), values);
    }
}
