using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Web.Features.Calendars;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families;

/// <summary>What is settled about a child of two families, as its page shows it.</summary>
/// <param name="Other">The child's other family; null: it is in one file only.</param>
/// <param name="Pending">Proposed by one family, not answered by the other.</param>
public sealed record CustodyFile(long ChildId, string FirstName, long? Other, string? OtherName, IReadOnlyList<Custody> InForce, Custody? Pending, CustodyDays Days);

/// <summary>The custody calendars of children of two families.</summary>
public sealed class CustodyQueries(PortalDb db, OpeningDaysQueries openings)
{
    /// <summary>Those in force, by child. Asks nothing when there is no child.</summary>
    public async Task<IReadOnlyDictionary<long, CustodyDays>> InForce(IReadOnlyCollection<long> children)
    {
        if (children.Count == 0) return new Dictionary<long, CustodyDays>();
        var rows = await (
            from custody in db.Custodies.AsNoTracking().Include(c => c.Exceptions)
            join child in db.Children on custody.ChildId equals child.Id
            where children.Contains(custody.ChildId) && custody.State == CustodyState.InForce
            select new { Custody = custody, child.SchoolId }).ToListAsync();
        if (rows.Count == 0) return new Dictionary<long, CustodyDays>();
        var town = await openings.Load();
        return rows.GroupBy(r => r.Custody.ChildId).ToDictionary(g => g.Key, g => new CustodyDays(g.Select(r => r.Custody), School(town, g.First().SchoolId)));
    }

    /// <summary>The calendar as it would be with one more version in force.</summary>
    public async Task<CustodyDays> With(Custody candidate)
    {
        var (versions, school) = (await Versions(candidate.ChildId), await db.Children.Where(c => c.Id == candidate.ChildId).Select(c => c.SchoolId).SingleAsync());
        return new([.. versions.Where(v => v.State == CustodyState.InForce && v.Id != candidate.Id), candidate], School(await openings.Load(), school));
    }

    /// <summary>Through a family: null when the child is not its own.</summary>
    public async Task<CustodyFile?> File(long familyId, long childId)
    {
        var child = await db.FamilyChildren.Where(m => m.FamilyId == familyId && m.ChildId == childId).Select(m => new { m.Child.FirstName, m.Child.SchoolId }).SingleOrDefaultAsync();
        if (child is null) return null;
        var other = await db.FamilyChildren.Where(m => m.ChildId == childId && m.FamilyId != familyId).Select(m => new { m.FamilyId, m.Family.Name }).FirstOrDefaultAsync();
        var versions = await Versions(childId);
        var inForce = versions.FindAll(v => v.State == CustodyState.InForce);
        return new(childId, child.FirstName, other?.FamilyId, other?.Name, inForce, versions.Find(v => v.State == CustodyState.Proposed), new(inForce, School(await openings.Load(), child.SchoolId)));
    }

    private Task<List<Custody>> Versions(long childId) => db.Custodies.AsNoTracking().Include(c => c.Exceptions.OrderBy(e => e.From))
        .Where(c => c.ChildId == childId && c.State != CustodyState.Withdrawn).OrderBy(c => c.From).ToListAsync();

    // A child without a school here has the town's holidays: 0 is no site.
    private static SchoolCalendar School(TownCalendar town, long? schoolId) => town.SchoolAt(schoolId ?? 0);
}
