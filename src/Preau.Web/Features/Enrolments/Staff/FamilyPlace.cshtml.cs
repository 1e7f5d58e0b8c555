using Preau.Web.Features.Enrolments.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Staff;

/// <summary>The family's own page: an agent accepts the place or gives it up for it.</summary>
[Needs(StaffRight.Requests)]
public sealed class FamilyPlaceModel(ActsFor acts, EnrolmentQueries queries, EnrolmentLife life, PortalDb db, TownClock clock) : PlaceModel(acts, queries, life, db, clock);
