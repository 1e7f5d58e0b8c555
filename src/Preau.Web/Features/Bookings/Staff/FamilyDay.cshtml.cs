using Preau.Web.Features.Activities;
using Preau.Web.Features.Bookings.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Bookings.Staff;

/// <summary>One day of a family's children, for an agent who is asked why something is closed.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyDayModel(ActsFor acts, DayQueries days, MenuQueries menus, TownClock clock) : DayModel(acts, days, menus, clock);
