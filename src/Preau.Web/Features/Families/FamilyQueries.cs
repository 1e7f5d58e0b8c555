using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families;

/// <summary>A child as its family sees it.</summary>
/// <param name="IsShared">It is in another family's file too.</param>
public sealed record ChildCard(Child Child, string? School, HealthRecord? Health, IReadOnlyList<ChildEnrolment> Enrolments, IReadOnlyList<Collector> Collectors, bool IsShared = false);

/// <param name="IsOurs">This family asked for it, and may change it.</param>
public sealed record ChildEnrolment(long Id, string Activity, EnrolmentState State, DateOnly From, DateOnly To, bool IsOurs);

public sealed record FamilyPage(Family Family, IReadOnlyList<ChildCard> Children);

public sealed class FamilyQueries(PortalDb db)
{
    /// <summary>The family with its guardians and children, in a constant number of queries.</summary>
    public async Task<FamilyPage> Page(long familyId)
    {
        var family = await db.Families.AsNoTracking().Include(f => f.Guardians).SingleAsync(f => f.Id == familyId);
        var children = await (
            from member in db.FamilyChildren.AsNoTracking()
            where member.FamilyId == familyId
            join site in db.Sites on member.Child.SchoolId equals (long?)site.Id into sites
            from site in sites.DefaultIfEmpty()
            orderby member.Child.BirthDate
            select new { member.Child, School = site == null ? null : site.Name, IsShared = db.FamilyChildren.Any(o => o.ChildId == member.ChildId && o.FamilyId != familyId) }).ToListAsync();
        var ids = children.ConvertAll(c => c.Child.Id);
        var health = await db.HealthRecords.AsNoTracking().Where(h => ids.Contains(h.ChildId)).ToDictionaryAsync(h => h.ChildId);
        // A family sees the collectors that it named, not the other parent's (docs/rules/enfant-de-deux-familles.md).
        var collectors = (await db.Collectors.AsNoTracking().Where(c => c.FamilyId == familyId).ToListAsync()).ToLookup(c => c.ChildId);
        var enrolments = (await (
            from enrolment in db.Enrolments.AsNoTracking()
            join activity in db.Activities on enrolment.ActivityId equals activity.Id
            where ids.Contains(enrolment.ChildId) && enrolment.State != EnrolmentState.Withdrawn && enrolment.State != EnrolmentState.Draft
            orderby activity.Order, enrolment.From
            select new { enrolment.ChildId, Line = new ChildEnrolment(enrolment.Id, activity.Name, enrolment.State, enrolment.From, enrolment.To, enrolment.FamilyId == familyId) }).ToListAsync())
            .ToLookup(e => e.ChildId, e => e.Line);
        return new(family, children.ConvertAll(c => new ChildCard(c.Child, c.School, health.GetValueOrDefault(c.Child.Id), [.. enrolments[c.Child.Id]], [.. collectors[c.Child.Id]], c.IsShared)));
    }

    /// <summary>For a select: none, then the town's schools.</summary>
    public async Task<IReadOnlyList<SelectListItem>> Schools() =>
        [new("Pas encore à l’école, ou hors de la commune", ""), .. await db.Sites.Where(s => s.Kind == SiteKind.School).OrderBy(s => s.Name).Select(s => new SelectListItem(s.Name, s.Id.ToString())).ToListAsync()];

    /// <summary>A child through its family: another family's is not there.</summary>
    public IQueryable<Child> Child(long familyId, long childId) =>
        db.FamilyChildren.Where(m => m.FamilyId == familyId && m.ChildId == childId).Select(m => m.Child);
}
