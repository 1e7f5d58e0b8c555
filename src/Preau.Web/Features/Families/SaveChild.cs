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
/// Saves what a guardian changed about a child: what the town lets pass is saved at once, the rest becomes a request
/// (settings demandes.enfant.*). What an agent changes for the family is saved at once, and the family is told. Call inside
/// the transaction of the act.
/// </summary>
public sealed class SaveChild(PortalDb db, TownClock clock, TownSettings settings, SendRequest requests, ChildRequestEffect effect, FileMail mail)
{
    /// <returns>What was refused, and whether something waits for the staff now.</returns>
    /// <param name="withHealth">False for an agent who may not see health: it stays as it is.</param>
    /// <param name="key">The form's key, for the mail to the family.</param>
    public async Task<(Refusal? Refusal, bool Asked)> Run(Child child, ActsFor acts, ChildInput input, bool withHealth, Guid key)
    {
        if (child.Version != input.Version) return (new(RefusalCode.Stale), false);
        var (familyId, byStaff, actor) = (acts.FamilyId, acts.ByStaff, acts.Actor);
        var before = ChildData.Of(child);
        var wanted = input.Data();

        var direct = before;
        if (byStaff || !settings.NeedsApproval("demandes.enfant.identite"))
            direct = direct with { FirstName = wanted.FirstName, LastName = wanted.LastName, BirthDate = wanted.BirthDate, IsExpected = wanted.IsExpected };
        if (byStaff || !settings.NeedsApproval("demandes.enfant.ecole"))
            direct = direct with { SchoolId = wanted.SchoolId, Class = wanted.Class };
        if (direct != before) effect.Change(child, direct, familyId, actor);

        SaveDiet(child, familyId, input, actor);
        if (withHealth) await SaveHealth(child, familyId, input, actor);
        await SaveCollectors(child, familyId, input, actor);
        if (byStaff && db.ChangeTracker.HasChanges()) await mail.Changed(familyId, [$"Informations de {child.FirstName}"], $"/ma-famille/enfants/{child.Id}", key);
        if (wanted == direct) return (null, false);
        await requests.Send(new NewRequest(RequestKind.Child, familyId, acts.GuardianId, $"Informations de {child.FirstName}", direct, wanted) { ChildId = child.Id }, actor);
        return (null, true);
    }

    /// <summary>Adds a child: a request of the family, or at once when an agent does it for the family.</summary>
    /// <returns>Whether it waits for the staff now.</returns>
    public async Task<bool> Add(ActsFor acts, ChildInput input, Guid key)
    {
        var data = input.Data();
        if (acts.ByStaff)
        {
            await effect.Add(acts.FamilyId, data, acts.Actor);
            await mail.Changed(acts.FamilyId, [$"{data.FirstName} est dans votre dossier"], "/ma-famille", key);
            return false;
        }
        await requests.Send(new NewRequest(RequestKind.NewChild, acts.FamilyId, acts.GuardianId, $"Ajout de {data.FirstName}", Before: null, data), acts.Actor);
        return true;
    }

    private void SaveDiet(Child child, long familyId, ChildInput input, Actor actor)
    {
        if (child.Diet == input.Diet) return;
        db.Record(actor, clock.UtcNow, "changed", (nameof(Child), child.Id), "Régime du repas changé", (familyId, child.Id), (child.Diet.ToString(), input.Diet.ToString()));
        child.Diet = input.Diet;
        child.Version++;
    }

    private async Task SaveHealth(Child child, long familyId, ChildInput input, Actor actor)
    {
        var (allergies, instructions) = (Blank(input.Allergies), Blank(input.Instructions));
        var record = await db.HealthRecords.SingleOrDefaultAsync(h => h.ChildId == child.Id);
        // A PAI is set up with the service: a family reads it, an agent says whether there is one.
        var hasPai = actor.IsStaff ? input.HasPai : record?.HasPai == true;
        if ((record?.Allergies, record?.Instructions, record?.HasPai == true) == (allergies, instructions, hasPai)) return;
        if (record is null) db.HealthRecords.Add(record = new HealthRecord { ChildId = child.Id });
        (record.Allergies, record.Instructions, record.HasPai) = (allergies, instructions, hasPai);
        record.Version++;
        child.Version++;
        // The history says that health changed, and by whom; what it says stays in the record.
        db.Record(actor, clock.UtcNow, "changed", (nameof(HealthRecord), child.Id), "Informations de santé changées", (familyId, child.Id));
    }

    private async Task SaveCollectors(Child child, long familyId, ChildInput input, Actor actor)
    {
        var wanted = input.Collectors.Where(c => !string.IsNullOrWhiteSpace(c.Name)).ToList();
        var stands = await db.Collectors.Where(c => c.ChildId == child.Id && c.FamilyId == familyId).OrderBy(c => c.Id).ToListAsync();
        string? E164(string? typed) => PhoneNumbers.TryRead(typed, out var e164) ? e164 : null;
        if (stands.Select(c => (c.Name, c.Relation, c.Phone)).SequenceEqual(wanted.Select(c => (c.Name!.Trim(), Blank(c.Relation), E164(c.Phone))))) return;
        child.Version++;
        db.Collectors.RemoveRange(stands);
        db.Collectors.AddRange(wanted.Select(c => new Collector { ChildId = child.Id, FamilyId = familyId, Name = c.Name!.Trim(), Relation = Blank(c.Relation), Phone = E164(c.Phone) }));
        db.Record(actor, clock.UtcNow, "changed", (nameof(Collector), child.Id), "Personnes autorisées changées", (familyId, child.Id));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
