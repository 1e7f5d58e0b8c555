using Preau.Web.Features.Places.WaitingList.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList.Staff;

/// <summary>The days that a family waits for, as an agent sees them with the family on the phone.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyWaitingListsModel(ActsFor acts, WaitingLists lists, Confirmations confirmations, PortalDb db, TownClock clock) : WaitingListsModel(acts, lists, confirmations, db, clock);
