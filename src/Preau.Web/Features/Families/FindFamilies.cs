using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families;

public sealed record FoundFamily(long Id, string FileNumber, string Name, string Guardians, string Children);

/// <summary>
/// One box: any name of the family, a guardian or a child, an e-mail, a phone or a file number. Names are compared folded, so
/// both databases answer the same. An agent limited to sites finds the families of their children only.
/// </summary>
public sealed class FindFamilies(PortalDb db)
{
    public const int Most = 50;

    /// <summary>Less than that would find half of the town.</summary>
    public const int LeastTyped = 2;

    /// <summary>The rights of which one is enough to look for a family and to open its file.</summary>
    public const StaffRight Rights = StaffRight.Families | StaffRight.Requests | StaffRight.Bookings | StaffRight.Attendance | StaffRight.Money;

    public async Task<IReadOnlyList<FoundFamily>> Run(string? typed, CurrentStaff staff)
    {
        var text = (typed ?? "").Trim();
        if (text.Length > 120) return [];
        var families = Visible(staff);
        var found = await Matching(families, text).OrderBy(f => f.SortKey).ThenBy(f => f.Id).Take(Most).Select(f => f.Id).ToListAsync();
        var guardians = (await db.Guardians.AsNoTracking().Where(g => found.Contains(g.FamilyId)).OrderBy(g => g.Id).Select(g => new { g.FamilyId, g.FirstName, g.LastName }).ToListAsync()).ToLookup(g => g.FamilyId, g => $"{g.FirstName} {g.LastName}");
        var children = (await db.FamilyChildren.AsNoTracking().Where(m => found.Contains(m.FamilyId)).OrderBy(m => m.Child.BirthDate).Select(m => new { m.FamilyId, m.Child.FirstName }).ToListAsync()).ToLookup(c => c.FamilyId, c => c.FirstName);
        var rows = await db.Families.AsNoTracking().Where(f => found.Contains(f.Id)).OrderBy(f => f.SortKey).ThenBy(f => f.Id).Select(f => new { f.Id, f.FileNumber, f.Name }).ToListAsync();
        return rows.ConvertAll(f => new FoundFamily(f.Id, f.FileNumber, f.Name, string.Join(", ", guardians[f.Id]), string.Join(", ", children[f.Id])));
    }

    /// <summary>The families that an agent may see: all, or those with a child enrolled or at school at one of the agent's sites.</summary>
    public IQueryable<Family> Visible(CurrentStaff staff)
    {
        if (staff.SeesAllSites) return db.Families;
        var children = Children(staff);
        return db.Families.Where(f => db.FamilyChildren.Any(m => m.FamilyId == f.Id && children.Contains(m.ChildId)));
    }

    /// <summary>The families that an agent may act for: what is done for a family touches all its children, so each must be the agent's.</summary>
    public IQueryable<Family> ActedFor(CurrentStaff staff)
    {
        if (staff.SeesAllSites) return db.Families;
        var children = Children(staff);
        return Visible(staff).Where(f => !db.FamilyChildren.Any(m => m.FamilyId == f.Id && !children.Contains(m.ChildId)));
    }

    /// <summary>The children that an agent may see: all, or those at school or enrolled at one of the agent's sites.</summary>
    public IQueryable<long> Children(CurrentStaff staff)
    {
        if (staff.SeesAllSites) return db.Children.Select(c => c.Id);
        var sites = staff.Sites.ToList();
        return db.Children.Where(c => c.SchoolId != null && sites.Contains(c.SchoolId.Value)).Select(c => c.Id)
            .Union(db.Enrolments.Where(e => sites.Contains(e.SiteId)).Select(e => e.ChildId));
    }

    private IQueryable<Family> Matching(IQueryable<Family> families, string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            var email = text.ToLowerInvariant();
            return families.Where(f => db.Guardians.Any(g => g.FamilyId == f.Id && g.Email != null && g.Email.ToLower().StartsWith(email)));
        }
        var digits = string.Concat(text.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));
        var isFile = text.StartsWith("F-", StringComparison.OrdinalIgnoreCase);
        if (digits.Length > 0 && (isFile ? text[2..] : text).All(c => char.IsAsciiDigit(c) || " +.-/()\u00A0".Contains(c, StringComparison.Ordinal))) return Numbered(families, digits, isFile);

        // Every word must begin a word of some name in the file.
        var words = SearchKeys.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var result = words.Length == 0 ? families.Where(_ => false) : families;
        foreach (var word in words.Take(5))
        {
            var (start, inside) = (word + "%", "% " + word + "%");
            result = result.Where(f =>
                EF.Functions.Like(f.SearchKey, start) || EF.Functions.Like(f.SearchKey, inside)
                || db.Guardians.Any(g => g.FamilyId == f.Id && (EF.Functions.Like(g.SearchKey, start) || EF.Functions.Like(g.SearchKey, inside)))
                || db.FamilyChildren.Any(m => m.FamilyId == f.Id && (EF.Functions.Like(m.Child.SearchKey, start) || EF.Functions.Like(m.Child.SearchKey, inside))));
        }
        return result;
    }

    // A file number said without its zeros, or the digits of a phone of any country, with its prefix or the zero of its own.
    private IQueryable<Family> Numbered(IQueryable<Family> families, string digits, bool isFile)
    {
        var number = $"F-{digits.TrimStart('0').PadLeft(6, '0')}";
        if (isFile || digits.Length < 6) return families.Where(f => f.FileNumber == number);
        var phone = $"%{digits.TrimStart('0')}%";
        return families.Where(f => f.FileNumber == number
            || db.Guardians.Any(g => g.FamilyId == f.Id && (EF.Functions.Like(g.MobilePhone!, phone) || EF.Functions.Like(g.HomePhone!, phone) || EF.Functions.Like(g.WorkPhone!, phone))));
    }
}
