using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Web.Features.Messages;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Integrations.Mail;
using Preau.Web.Pdf.Documents;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Accounts;

/// <summary>What the staff do about a guardian's access: send the link, print a code, change the e-mail.</summary>
public sealed class FamilyAccounts(PortalDb db, TownClock clock, TownSettings settings, AccountLinks links, OpenAccount open, PublicLinks addresses)
{
    /// <summary>The number of the file whose guardian gave an address, account or not; null when it is free.</summary>
    /// <param name="other">Than this guardian.</param>
    public Task<string?> Owner(string email, long? other = null)
    {
        var name = SignInNames.Fold(email);
        return (
            from guardian in db.Guardians
            where guardian.Id != other && (guardian.Email != null && guardian.Email.ToLower() == name
                || db.Accounts.Any(a => a.Audience == Audience.Family && a.SignInName == name && a.GuardianId == guardian.Id))
            join family in db.Families on guardian.FamilyId equals family.Id
            orderby guardian.Id
            select family.FileNumber).FirstOrDefaultAsync();
    }

    /// <returns>Why not, as a sentence; null when the mail is queued. The caller saves.</returns>
    public async Task<string?> SendLink(Guardian guardian, Actor actor)
    {
        if (guardian.Email is null) return "Ce responsable n’a pas d’adresse électronique\u00A0: imprimez un code.";
        var account = await open.Of(guardian);
        await db.SaveChangesAsync();
        await links.Mail(account);
        db.Record(actor, clock.UtcNow, "invited", (nameof(Security.Account), account.Id), $"Lien d’activation envoyé à {guardian.FullName}", (guardian.FamilyId, null));
        return null;
    }

    /// <summary>The letter with a one-time code; saves.</summary>
    public async Task<ActivationLetterSheet> Letter(Guardian guardian, Actor actor)
    {
        var account = await open.Of(guardian);
        var code = links.PrintCode(account);
        await db.SaveChangesAsync();
        db.Record(actor, clock.UtcNow, "printed", (nameof(Security.Account), account.Id), $"Code d’activation imprimé pour {guardian.FullName}", (guardian.FamilyId, null));
        await db.SaveChangesAsync();
        var family = await db.Families.AsNoTracking().SingleAsync(f => f.Id == guardian.FamilyId);
        return new ActivationLetterSheet(
            Issuers.Of(settings),
            [guardian.FullName, .. family.Address.Lines()],
            $"Bonjour {guardian.FullName},",
            clock.Today,
            code,
            clock.Today.AddDays((int)AccountLinks.PrintedLife.TotalDays),
            new Uri(addresses.Absolute("/activation/code")),
            settings["service.horaires"],
            guardian.Email is null ? SignInNames.Printed(family.FileNumber, guardian.Id) : null);
    }

    /// <summary>Changes the e-mail, which is the sign-in name: sessions end, the old and the new address are told.</summary>
    public async Task<string?> ChangeEmail(Guardian guardian, string? typed, Actor actor)
    {
        var email = (typed ?? "").Trim();
        if (!Outbox.IsAddress(email)) return "Cette adresse n’est pas complète. Écrivez-la ainsi\u00A0: prenom@exemple.fr";
        var name = SignInNames.Fold(email);
        if (await Owner(email, other: guardian.Id) is { } owner) return $"Cette adresse est déjà celle d’un responsable du dossier {owner}.";
        var old = guardian.Email;
        var account = await open.Of(guardian);
        guardian.Email = email;
        guardian.Version++;
        (account.Email, account.SignInName, account.SecurityStamp) = (email, name, RandomKey.New());
        await db.SaveChangesAsync();
        await Sessions.EndAll(db, account.Id);
        db.Record(actor, clock.UtcNow, "changed", (nameof(Guardian), guardian.Id), $"Adresse électronique de {guardian.FullName} changée", (guardian.FamilyId, null), (old, email));
        var date = French.DateAndTime(clock.LocalNow);
        if (old is not null) await WriteMail.Queue(db, MailKind.EmailChangedOld, new MailTo(old, guardian.FullName, guardian.FamilyId), (clock.UtcNow, clock.Today), new Dictionary<string, string>(StringComparer.Ordinal) { ["prenom"] = guardian.FirstName, ["date"] = date });
        await WriteMail.Queue(db, MailKind.EmailChangedNew, new MailTo(email, guardian.FullName, guardian.FamilyId), (clock.UtcNow, clock.Today), new Dictionary<string, string>(StringComparer.Ordinal) { ["prenom"] = guardian.FirstName, ["date"] = date, ["lien"] = addresses.Absolute("/connexion") });
        return null;
    }
}
