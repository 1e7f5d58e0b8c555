using Preau.Web.Features.Families.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.Staff;

/// <summary>An agent enters the calendar of a child of two families from a decision: in force at once, both families are told.</summary>
[Needs(StaffRight.Families)]
public sealed class FamilyCustodyModel(ActsFor acts, CustodyQueries custodies, CustodyImpacts impacts, SettleCustody settle, PortalDb db, TownClock clock)
    : CustodyModel(acts, custodies, impacts, settle, db, clock);
