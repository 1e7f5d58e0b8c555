using Preau.Domain.Families;
using Preau.Web.Security;

namespace Preau.Web.Features.Families;

/// <summary>What an agent sees of a family: the best of the rights, as <see cref="VisibilityMatrix"/> says.</summary>
public static class StaffSight
{
    private static readonly IReadOnlyDictionary<StaffRight, Viewer> Viewers = new Dictionary<StaffRight, Viewer>
    {
        [StaffRight.Requests] = Viewer.StaffRequests,
        [StaffRight.Families] = Viewer.StaffFamilies,
        [StaffRight.Bookings] = Viewer.StaffBookings,
        [StaffRight.Attendance] = Viewer.StaffAttendance,
        [StaffRight.Health] = Viewer.StaffHealth,
        [StaffRight.Money] = Viewer.StaffMoney,
        [StaffRight.Settings] = Viewer.StaffSettings,
        [StaffRight.Administration] = Viewer.StaffAdministration,
    };

    public static bool Sees(this CurrentStaff staff, FamilyThing thing) =>
        StaffRights.Each(staff.Rights).Any(right => VisibilityMatrix.MaySee(thing, Viewers[right]));
}
