using Preau.Web.Features.Bookings.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings.Staff;

/// <summary>What a family reads of the changes of its bookings, for an agent who is asked about one.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyBookingHistoryModel(ActsFor acts, PortalDb db, TownClock clock) : BookingHistoryModel(acts, db, clock);
