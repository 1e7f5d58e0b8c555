using Preau.Web.Features.Enrolments.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Staff;

/// <summary>An agent sends the family's request, and may decide it next.</summary>
[Needs(StaffRight.Requests)]
public sealed class FamilyCheckModel(ActsFor acts, EnrolmentQueries queries, SendEnrolment send, PortalDb db, TownClock clock) : CheckModel(acts, queries, send, db, clock);
