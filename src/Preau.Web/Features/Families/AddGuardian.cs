using Preau.Domain.Families;
using Preau.Web.Features.Accounts;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families;

/// <summary>
/// An agent adds an adult to a family's file. With an e-mail the account is made at once and, if wanted, its link leaves; without
/// one the guardian is as full as the others, and a printed code opens the account. The family is told. Call inside the
/// transaction of the act.
/// </summary>
public sealed class AddGuardian(PortalDb db, TownClock clock, OpenAccount open, FamilyAccounts accounts, FileMail mail)
{
    /// <param name="adult">Checked in its shape already; the address opens no account and stands in no file.</param>
    /// <param name="key">The form's key, for the mail to the family.</param>
    public async Task<Guardian> Run(long familyId, GuardianData adult, bool sendLink, Actor actor, Guid key)
    {
        // Told first: the new one reads of it in the invitation.
        await mail.Changed(familyId, [$"Nouveau responsable\u00A0: {adult.FirstName} {adult.LastName}"], "/mes-coordonnees", key);
        var guardian = adult.InFile(familyId);
        db.Guardians.Add(guardian);
        await db.SaveChangesAsync();
        db.Record(actor, clock.UtcNow, "created", (nameof(Guardian), guardian.Id), $"Responsable ajouté\u00A0: {guardian.FullName}", (familyId, null), (null, adult));
        if (guardian.Email is null) return guardian;
        await open.Of(guardian);
        await db.SaveChangesAsync();
        if (sendLink) await accounts.SendLink(guardian, actor);
        return guardian;
    }
}
