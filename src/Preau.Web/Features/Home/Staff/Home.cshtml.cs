using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Features.Attendance;
using Preau.Web.Features.Families;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Texts;

namespace Preau.Web.Features.Home.Staff;

/// <summary>The staff's first page: what waits for this agent, by right, and the day site by site.</summary>
[AnyStaff]
public sealed class HomeModel(CurrentStaff staff, DeskQueries desk, SiteDays days, TownClock clock) : PageModel
{
    public IReadOnlyList<DeskSubject> Subjects { get; private set; } = [];

    public DayBySite Day { get; private set; } = DayBySite.None;

    public DateTime Now => clock.LocalNow;

    public bool MayFind => staff.MayAny(FindFamilies.Rights);

    public bool SeesDay => staff.MayAny(SiteDays.Rights);

    public bool SeesHealth => staff.May(StaffRight.Health);

    public bool IsOfOneSite => staff.Sites.Count == 1;

    /// <summary>"2 choses en retard, 5 à faire, 1 à regarder."</summary>
    public string Said
    {
        get
        {
            var counts = new[] { (Tasks(DeskUrgency.Late).Count(), "en retard"), (Tasks(DeskUrgency.ToDo).Count(), "à faire"), (Tasks(DeskUrgency.Wrong).Count(), "à regarder") };
            var parts = counts.Where(c => c.Item1 > 0).Select((c, i) => i == 0 ? $"{French.Count(c.Item1, "chose")} {c.Item2}" : $"{c.Item1} {c.Item2}").ToList();
            return parts.Count > 0 ? $"{string.Join(", ", parts)}." : Subjects.Count > 0 ? "Rien n’attend." : "";
        }
    }

    public IEnumerable<DeskTask> Tasks(DeskUrgency urgency) => Subjects.SelectMany(s => s.Tasks).Where(t => t.Urgency == urgency);

    public async Task OnGet()
    {
        Subjects = await desk.Of(staff);
        if (SeesDay) Day = await days.On(clock.Today, staff);
    }
}
