using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Web.Storage;

namespace Preau.Web.Features.Billing;

/// <summary>What decides a family's prices today.</summary>
/// <param name="Income">The latest one in force; null: none is known.</param>
public sealed record Situation(int? DependentChildren, IReadOnlyList<string> Children, bool IsResident, IncomeRecord? Income);

public sealed class SituationQueries(PortalDb db)
{
    public async Task<Situation> Of(long familyId, DateOnly today)
    {
        var family = await db.Families.Where(f => f.Id == familyId).Select(f => new { f.DependentChildren, f.IsResident }).SingleAsync();
        var children = await db.FamilyChildren.Where(m => m.FamilyId == familyId).OrderBy(m => m.Child.BirthDate).Select(m => m.Child.FirstName).ToListAsync();
        var income = await db.IncomeRecords.AsNoTracking().Where(i => i.FamilyId == familyId && i.ValidFrom <= today)
            .OrderByDescending(i => i.ValidFrom).ThenByDescending(i => i.Id).FirstOrDefaultAsync();
        return new(family.DependentChildren, children, family.IsResident, income);
    }
}
