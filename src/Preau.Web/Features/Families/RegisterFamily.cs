using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families;

/// <summary>An adult to enter in a file. Phones are E.164.</summary>
public sealed record GuardianData(string FirstName, string LastName, string? Relation, string? Email, string? Mobile, string? Home)
{
    /// <param name="familyId">0: the family is made with them.</param>
    public Guardian InFile(long familyId) => new()
    {
        FamilyId = familyId,
        FirstName = FirstName,
        LastName = LastName,
        SearchKey = SearchKeys.Fold(FirstName, LastName),
        SortKey = SearchKeys.Fold(LastName, FirstName),
        Relation = Relation,
        Email = Email,
        MobilePhone = Mobile,
        HomePhone = Home,
    };

    /// <summary>Into a guardian who stands in the file; the e-mail stays what opens the account.</summary>
    public void WriteTo(Guardian guardian)
    {
        (guardian.FirstName, guardian.LastName, guardian.Relation, guardian.MobilePhone, guardian.HomePhone) = (FirstName, LastName, Relation, Mobile, Home);
        (guardian.SearchKey, guardian.SortKey) = (SearchKeys.Fold(FirstName, LastName), SearchKeys.Fold(LastName, FirstName));
        guardian.Version++;
    }
}

/// <summary>
/// Makes a family's file: its number, its adults and its children. Shared by the new family's own journey and by the staff.
/// Saves; call inside the transaction of the act.
/// </summary>
public sealed class RegisterFamily(PortalDb db, TownClock clock, AddressRequestEffect addresses, ChildRequestEffect children)
{
    public async Task<Family> Run(FamilyState state, IReadOnlyList<GuardianData> adults, PostalAddress address, IReadOnlyList<ChildData> kids, Actor actor)
    {
        var name = NameOf(adults);
        var family = new Family
        {
            FileNumber = await NextNumber(),
            Name = name,
            SearchKey = SearchKeys.Fold(name),
            SortKey = SearchKeys.Fold(name),
            State = state,
            Address = address,
            IsResident = addresses.IsResident(address),
            DependentChildren = kids.Count(k => !k.IsExpected),
            CreatedAt = clock.UtcNow,
        };
        family.Guardians.AddRange(adults.Select(a => a.InFile(familyId: 0)));
        db.Families.Add(family);
        await db.SaveChangesAsync();
        db.Record(actor, clock.UtcNow, "created", (nameof(Family), family.Id), $"Dossier {family.FileNumber} créé", (family.Id, null), (null, new { Adults = adults, Address = address }));
        foreach (var kid in kids) await children.Add(family.Id, kid, actor);
        return family;
    }

    /// <summary>"Kaci", or "Kaci-Delmas" when the adults have two names.</summary>
    public static string NameOf(IReadOnlyList<GuardianData> adults) =>
        string.Join('-', adults.Select(a => a.LastName).DistinctBy(n => SearchKeys.Fold(n)));

    // A number said aloud, running on. Two at once: the unique index makes the act run again.
    private async Task<string> NextNumber()
    {
        var last = await db.Families.MaxAsync(f => (string?)f.FileNumber);
        var next = last is null ? 1 : int.Parse(last.AsSpan("F-".Length)) + 1;
        return $"F-{next:000000}";
    }
}
