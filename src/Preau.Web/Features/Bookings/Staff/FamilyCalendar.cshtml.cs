using Preau.Web.Features.Activities;
using Preau.Web.Features.Bookings.Parents;
using Preau.Web.Features.Campaigns;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Bookings.Staff;

/// <summary>
/// An agent books and cancels for a family on the family's own calendar, after the limit too and then for a reason; the family is told
/// by mail.
/// </summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyCalendarModel(ActsFor acts, CalendarQueries calendar, ChangeBookings changes, SubmitBookings submit, FillWeek fill, MenuQueries menus, CampaignQueries campaigns, TownClock clock)
    : CalendarModel(acts, calendar, changes, submit, fill, menus, campaigns, clock);
