using Preau.Web.Features.Enrolments.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Staff;

/// <summary>The family's own page, filled by an agent.</summary>
[Needs(StaffRight.Requests)]
public sealed class FamilyNewModel(ActsFor acts, EnrolmentQueries queries, PortalDb db, TownClock clock) : NewModel(acts, queries, db, clock);
