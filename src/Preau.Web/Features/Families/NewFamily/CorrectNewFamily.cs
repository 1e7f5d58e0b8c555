using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.NewFamily;

/// <summary>
/// A refused file, corrected by its family and sent again (docs/rules/demandes.md): the same journey with the answers that were
/// refused, then the same file and account, in a new request that shows the staff what changed.
/// </summary>
public sealed class CorrectNewFamily(PortalDb db, TownClock clock, AddressRequestEffect addresses, ChildRequestEffect children)
{
    /// <summary>The refused request whose file waits for its family to correct it; null when there is none.</summary>
    public Task<FamilyRequest?> Refused(long familyId) => db.Requests.AsNoTracking()
        .Where(r => r.FamilyId == familyId && r.Kind == RequestKind.NewFamily && r.State == RequestState.Refused && db.Families.Any(f => f.Id == familyId && f.State == FamilyState.Refused))
        .OrderByDescending(r => r.Id).FirstOrDefaultAsync();

    /// <summary>The answers as they were refused, to be corrected by the guardian who sent them; null for anybody else.</summary>
    public async Task<NewFamilyAnswers?> Answers(long familyId, long guardianId)
    {
        if (await Refused(familyId) is not { } request || request.GuardianId != guardianId) return null;
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.GuardianId == guardianId);
        var asked = RequestContent.Read<NewFamilyAsked>(request.After);
        var ids = await db.FamilyChildren.Where(m => m.FamilyId == familyId).OrderBy(m => m.ChildId).Select(m => m.ChildId).ToListAsync();
        NewChild Child(ChildData data, int at)
        {
            var id = at < ids.Count ? ids[at] : (long?)null;
            return new(data, [.. asked.Wishes.Where(w => w.ChildId == id).Select(w => w.Wish)]) { ChildId = id };
        }

        return new NewFamilyAnswers
        {
            FamilyId = familyId,
            Email = account.Email!,
            PasswordHash = account.PasswordHash,
            Me = asked.Me,
            HasOther = asked.Other is not null,
            Other = asked.Other,
            Address = asked.Address,
            Children = [.. asked.Children.Select(Child)],
            ChildrenTold = true,
        };
    }

    /// <summary>Writes the corrected answers into the file, which waits for the staff again.</summary>
    /// <returns>The file; null when it does not wait to be corrected any more.</returns>
    public async Task<Family?> Write(NewFamilyAnswers answers, FamilyRequest refused, Actor actor)
    {
        var family = await db.Families.Include(f => f.Guardians.OrderBy(g => g.Id)).SingleAsync(f => f.Id == answers.FamilyId);
        if (family.State != FamilyState.Refused) return null;
        var before = RequestContent.Read<NewFamilyAsked>(refused.After);
        var me = family.Guardians.Find(g => g.Id == refused.GuardianId)!;
        answers.Me!.WriteTo(me);
        if (family.Guardians.Find(g => g.Id == before.OtherGuardianId) is not { } other)
        {
            if (answers.Other is { } added) family.Guardians.Add((added with { Email = null }).InFile(family.Id));
        }
        else if (answers.Other is { } changed) changed.WriteTo(other);
        else db.Guardians.Remove(other);
        if (answers.Address! != family.Address) addresses.Move(family, answers.Address!, actor);
        await WriteChildren(family.Id, answers.Children, actor);

        var name = RegisterFamily.NameOf([.. new[] { answers.Me, answers.Other }.OfType<GuardianData>()]);
        (family.Name, family.SearchKey, family.SortKey) = (name, SearchKeys.Fold(name), SearchKeys.Fold(name));
        family.DependentChildren = answers.Children.Count(c => !c.Data.IsExpected);
        family.State = FamilyState.AwaitingAcceptance;
        family.Version++;
        db.Record(actor, clock.UtcNow, "moved", (nameof(Family), family.Id), "Dossier corrigé et envoyé à nouveau", (family.Id, null), (before, answers with { PasswordHash = null }));
        await db.SaveChangesAsync();
        return family;
    }

    private async Task WriteChildren(long familyId, IReadOnlyList<NewChild> wanted, Actor actor)
    {
        var members = await db.FamilyChildren.Include(m => m.Child).Where(m => m.FamilyId == familyId).ToListAsync();
        foreach (var gone in members.Where(m => wanted.All(w => w.ChildId != m.ChildId)))
        {
            db.FamilyChildren.Remove(gone);
            db.Record(actor, clock.UtcNow, "removed", (nameof(Child), gone.ChildId), "Enfant retiré du dossier", (familyId, gone.ChildId), (ChildData.Of(gone.Child), null));
        }

        foreach (var child in wanted)
        {
            if (members.Find(m => m.ChildId == child.ChildId) is not { } member) await children.Add(familyId, child.Data, actor);
            else if (ChildData.Of(member.Child) != child.Data) children.Change(member.Child, child.Data, familyId, actor);
        }
    }
}
