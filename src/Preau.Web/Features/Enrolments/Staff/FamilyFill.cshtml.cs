using Preau.Web.Features.Documents;
using Preau.Web.Features.Enrolments.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Staff;

/// <summary>The family's own page, filled by an agent.</summary>
[Needs(StaffRight.Requests)]
public sealed class FamilyFillModel(ActsFor acts, EnrolmentQueries queries, DocumentStore documents, PortalDb db, TownClock clock) : FillModel(acts, queries, documents, db, clock);
