using Preau.Web.Features.Enrolments.Parents;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Staff;

/// <summary>An agent asks for the family to change or end an enrolment, and may decide it next.</summary>
[Needs(StaffRight.Requests)]
public sealed class FamilyChangeModel(ActsFor acts, EnrolmentQueries queries, SendRequest requests, PortalDb db, TownClock clock) : ChangeModel(acts, queries, requests, db, clock);
