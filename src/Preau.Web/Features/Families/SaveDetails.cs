using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Requests;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families;

/// <summary>
/// Saves a guardian's phones and preferences at once, and the household's address: at once when an agent does it or the town
/// lets it pass (setting demandes.adresse), else as a request. Call inside the transaction of the act.
/// </summary>
public sealed class SaveDetails(PortalDb db, TownClock clock, TownSettings settings, SendRequest requests, AddressRequestEffect addresses, FileMail mail)
{
    /// <param name="guardianId">Whose details; a guardian of the family.</param>
    /// <param name="input">Checked in its shape already; a phone that cannot be read counts as none.</param>
    /// <param name="key">The form's key, for the mail to the family.</param>
    /// <returns>A refusal when somebody changed them since the form was shown; whether the address waits for the staff now.</returns>
    public async Task<(Refusal? Refusal, bool Asked)> Run(ActsFor acts, long guardianId, DetailsInput input, Guid key)
    {
        var guardian = await db.Guardians.SingleAsync(g => g.Id == guardianId && g.FamilyId == acts.FamilyId);
        var family = await db.Families.SingleAsync(f => f.Id == acts.FamilyId);
        if (guardian.Version != input.Version || family.Version != input.FamilyVersion) return (new(RefusalCode.Stale), false);

        var changed = new List<string>();
        if (SaveOwn(guardian, input, acts.Actor)) changed.Add($"Coordonnées de {guardian.FullName}");
        var asked = false;
        if (input.Address(family) is var address && address != family.Address)
        {
            asked = !acts.ByStaff && settings.NeedsApproval("demandes.adresse");
            if (asked)
            {
                await requests.Send(new NewRequest(RequestKind.Details, family.Id, acts.GuardianId, "Changement d’adresse", family.Address, address), acts.Actor);
            }
            else
            {
                addresses.Move(family, address, acts.Actor);
                changed.Add("Adresse du foyer");
            }
        }
        if (acts.ByStaff) await mail.Changed(family.Id, changed, "/mes-coordonnees", key);
        return (null, asked);
    }

    private bool SaveOwn(Guardian guardian, DetailsInput input, Actor actor)
    {
        var before = Own(guardian);
        var after = new OwnDetails(Phone(input.MobilePhone), Phone(input.HomePhone), Phone(input.WorkPhone), input.WantsReminders, input.WantsNews);
        if (before == after) return false;
        (guardian.MobilePhone, guardian.HomePhone, guardian.WorkPhone, guardian.WantsReminders, guardian.WantsNews) =
            (after.Mobile, after.Home, after.Work, after.Reminders, after.News);
        guardian.Version++;
        db.Record(actor, clock.UtcNow, "changed", (nameof(Guardian), guardian.Id), $"Coordonnées changées\u00A0: {guardian.FullName}", (guardian.FamilyId, null), (before, after));
        return true;
    }

    private static OwnDetails Own(Guardian guardian) => new(guardian.MobilePhone, guardian.HomePhone, guardian.WorkPhone, guardian.WantsReminders, guardian.WantsNews);

    private static string? Phone(string? typed) => PhoneNumbers.TryRead(typed, out var e164) ? e164 : null;

    private sealed record OwnDetails(string? Mobile, string? Home, string? Work, bool Reminders, bool News);
}
