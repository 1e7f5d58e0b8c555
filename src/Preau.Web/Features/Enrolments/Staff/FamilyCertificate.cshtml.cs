using Preau.Web.Features.Enrolments.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Staff;

/// <summary>The family's certificate, handed over by an agent.</summary>
[Needs(StaffRight.Requests | StaffRight.Families | StaffRight.Bookings)]
public sealed class FamilyCertificateModel(ActsFor acts, EnrolmentQueries queries, Certificates certificates, PortalDb db, TownClock clock) : CertificateModel(acts, queries, certificates, db, clock);
