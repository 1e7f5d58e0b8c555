using Preau.Web.Features.Bookings.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings.Staff;

/// <summary>An agent notes the absence that a family tells on the phone; the family is told by mail.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyAbsenceModel(ActsFor acts, TellAbsence absences, PortalDb db, TownClock clock) : AbsenceModel(acts, absences, db, clock);
