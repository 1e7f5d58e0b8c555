using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families;

/// <summary>A file that resembles another, and in what: one French phrase each.</summary>
public sealed record LikelyDuplicate(long FamilyId, string FileNumber, string Name, IReadOnlyList<string> Reasons);

/// <summary>What a file says of its people, to be compared with the others.</summary>
/// <param name="Except">The file itself, when it stands already.</param>
public sealed record Described(IReadOnlyList<GuardianData> Adults, PostalAddress Address, IReadOnlyList<ChildData> Children, long? Except = null);

/// <summary>
/// Files that may be the same family: a child of the same birth date with the same first or whole name, a guardian of the same
/// name, a shared phone, e-mail or address. Names and streets are compared folded. For the eyes of the staff only.
/// </summary>
public sealed class LikelyDuplicates(PortalDb db)
{
    public const int Most = 10;

    public async Task<IReadOnlyList<LikelyDuplicate>> Of(Described file)
    {
        var found = new List<(long Family, string Reason)>();
        found.AddRange(await ByChildren(file.Children));
        found.AddRange(await ByAdults(file.Adults));
        found.AddRange(await ByAddress(file.Address));
        var others = found.Where(f => f.Family != file.Except).GroupBy(f => f.Family, f => f.Reason)
            .OrderByDescending(g => g.Distinct().Count()).ThenBy(g => g.Key).Take(Most).ToDictionary(g => g.Key, g => g.Distinct().ToList());
        var ids = others.Keys.ToList();
        var families = await db.Families.AsNoTracking().Where(f => ids.Contains(f.Id)).Select(f => new { f.Id, f.FileNumber, f.Name }).ToDictionaryAsync(f => f.Id);
        return [.. others.Select(o => new LikelyDuplicate(o.Key, families[o.Key].FileNumber, families[o.Key].Name, o.Value))];
    }

    private async Task<IEnumerable<(long, string)>> ByChildren(IReadOnlyList<ChildData> children)
    {
        var dates = children.Select(c => c.BirthDate).Distinct().ToList();
        var born = await db.FamilyChildren.AsNoTracking().Where(m => dates.Contains(m.Child.BirthDate))
            .Select(m => new { m.FamilyId, m.Child.FirstName, m.Child.LastName, m.Child.SearchKey, m.Child.BirthDate }).ToListAsync();
        return
            from child in children
            from other in born
            where other.BirthDate == child.BirthDate
                && (other.SearchKey == SearchKeys.Fold(child.FirstName, child.LastName) || SearchKeys.Fold(other.FirstName) == SearchKeys.Fold(child.FirstName))
            select (other.FamilyId, $"enfant de même prénom et de même date de naissance ({other.FirstName} {other.LastName}, {French.PlainDate(other.BirthDate)})");
    }

    private async Task<IEnumerable<(long, string)>> ByAdults(IReadOnlyList<GuardianData> adults)
    {
        var names = adults.Select(a => SearchKeys.Fold(a.FirstName, a.LastName)).ToList();
        var phones = adults.SelectMany(a => new[] { a.Mobile, a.Home }).OfType<string>().ToList();
        var emails = adults.Select(a => a.Email?.ToLowerInvariant()).OfType<string>().ToList();
        var alike = await db.Guardians.AsNoTracking()
            .Where(g => names.Contains(g.SearchKey)
                || (g.MobilePhone != null && phones.Contains(g.MobilePhone)) || (g.HomePhone != null && phones.Contains(g.HomePhone)) || (g.WorkPhone != null && phones.Contains(g.WorkPhone))
                || (g.Email != null && emails.Contains(g.Email.ToLower())))
            .ToListAsync();
        return alike.SelectMany(g => Reasons(g, names, phones, emails), (g, reason) => (g.FamilyId, reason));
    }

    private static IEnumerable<string> Reasons(Guardian guardian, List<string> names, List<string> phones, List<string> emails)
    {
        if (names.Contains(guardian.SearchKey)) yield return $"responsable de même nom ({guardian.FullName})";
        foreach (var phone in new[] { guardian.MobilePhone, guardian.HomePhone, guardian.WorkPhone }.Where(p => p is not null && phones.Contains(p)))
            yield return $"même téléphone ({PhoneNumbers.Show(phone)})";
        if (guardian.Email is { } email && emails.Contains(email.ToLowerInvariant())) yield return $"même courriel ({email})";
    }

    // The street is compared folded, here; its number, where it has one, keeps the list short.
    private async Task<IEnumerable<(long, string)>> ByAddress(PostalAddress address)
    {
        var street = SearchKeys.Fold(address.Street);
        var number = new string([.. address.Street.TrimStart().TakeWhile(char.IsAsciiDigit)]);
        var near = await db.Families.AsNoTracking().Where(f => f.Address.PostCode == address.PostCode && f.Address.Street.StartsWith(number))
            .Select(f => new { f.Id, f.Address.Street, f.Address.Complement }).ToListAsync();
        return near.Where(f => SearchKeys.Fold(f.Street) == street).Select(f => (f.Id, $"même adresse ({string.Join(", ", new[] { f.Street, f.Complement }.OfType<string>())})"));
    }
}
