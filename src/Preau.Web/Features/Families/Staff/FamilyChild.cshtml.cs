using Preau.Web.Features.Families.Parents;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.Staff;

/// <summary>An agent adds a child to a family or changes its data, identity too, at once; the family is told by mail.</summary>
[Needs(StaffRight.Families)]
public sealed class FamilyChildModel(ActsFor acts, CurrentStaff staff, FamilyQueries families, SaveChild save, TownSettings settings, PortalDb db, TownClock clock)
    : ChildModel(acts, families, save, settings, db, clock)
{
    public override bool SeesHealth => staff.May(StaffRight.Health);
}
