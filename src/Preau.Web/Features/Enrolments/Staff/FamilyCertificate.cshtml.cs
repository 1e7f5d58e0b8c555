using Preau.Web.Features.Enrolments.Parents;
using Preau.Web.Security;

namespace Preau.Web.Features.Enrolments.Staff;

/// <summary>The family's certificate, handed over by an agent.</summary>
[Needs(StaffRight.Requests | StaffRight.Families | StaffRight.Bookings)]
public sealed class FamilyCertificateModel(ActsFor acts, EnrolmentQueries queries, Certificates certificates) : CertificateModel(acts, queries, certificates);
