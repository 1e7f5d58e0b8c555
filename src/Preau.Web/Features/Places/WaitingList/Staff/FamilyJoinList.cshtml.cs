using Preau.Web.Features.Bookings;
using Preau.Web.Features.Places.WaitingList.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList.Staff;

/// <summary>An agent puts a child on a waiting list for its family, which is told.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyJoinListModel(ActsFor acts, JoinWaitingList join, BookingBoards boards, PortalDb db, TownClock clock) : JoinListModel(acts, join, boards, db, clock);
