using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Web.Features.Families;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Attendance.Staff;

public sealed record DayLine(long ChildId, string Child, SchoolClass? Class, Diet Diet, bool IsAbsent, string? Health, string Collectors);

public sealed record DaySlot(string Service, IReadOnlyList<DayLine> Lines);

/// <summary>Who comes to a site on a day, per service: absences told, who collects, and health for those who may see it.</summary>
[Needs(StaffRight.Attendance | StaffRight.Bookings)]
public sealed class DayListModel(CurrentStaff staff, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "lieu")]
    public long? SiteId { get; set; }

    [BindProperty(SupportsGet = true, Name = "jour")]
    public string? AskedDay { get; set; }

    public IReadOnlyList<(long Id, string Name)> Sites { get; private set; } = [];

    public IReadOnlyList<DaySlot> Slots { get; private set; } = [];

    public bool SeesHealth => staff.May(StaffRight.Health);

    public DateOnly Day => DateOnly.TryParseExact(AskedDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : clock.Today;

    public async Task<IActionResult> OnGet()
    {
        var own = staff.Sites.ToList();
        Sites = (await db.Sites.Where(s => own.Count == 0 || own.Contains(s.Id)).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync()).ConvertAll(s => (s.Id, s.Name));
        SiteId ??= Sites.Count > 0 ? Sites[0].Id : null;
        if (Sites.All(s => s.Id != SiteId)) return NotFound();
        await Load(SiteId!.Value);
        return Page();
    }

    private async Task Load(long siteId)
    {
        var day = Day;
        var rows = await (
            from booking in db.Bookings.AsNoTracking()
            join child in db.Children on booking.ChildId equals child.Id
            join slot in db.Slots on booking.SlotId equals slot.Id
            join activity in db.Activities on slot.ActivityId equals activity.Id
            where booking.SiteId == siteId && booking.Day == day
            orderby activity.Order, slot.Order, child.SortKey
            select new { Child = child, Service = slot.Name, IsAbsent = booking.AbsenceToldAt != null }).ToListAsync();
        var ids = rows.Select(r => r.Child.Id).Distinct().ToList();
        var collectors = (await db.Collectors.AsNoTracking().Where(c => ids.Contains(c.ChildId)).ToListAsync()).ToLookup(c => c.ChildId, c => c.Name);
        var health = SeesHealth ? await Health(ids) : [];
        Slots = rows.GroupBy(r => r.Service).Select(g => new DaySlot(g.Key, g.Select(r => new DayLine(
            r.Child.Id, r.Child.FullName, r.Child.Class, r.Child.Diet, r.IsAbsent, health.GetValueOrDefault(r.Child.Id), string.Join(", ", collectors[r.Child.Id]))).ToList())).ToList();
    }

    // Each read of a child's health record is written down.
    private async Task<Dictionary<long, string>> Health(List<long> children)
    {
        var records = await db.HealthRecords.AsNoTracking().Where(h => children.Contains(h.ChildId)).ToListAsync();
        foreach (var record in records)
            db.RecordHealthRead(staff.Actor, clock.UtcNow, familyId: null, record.ChildId);
        await db.SaveChangesAsync();
        return records.ToDictionary(h => h.ChildId, h => string.Join(" ", new[] { h.HasPai ? "PAI." : null, h.Allergies, h.Instructions }.OfType<string>()));
    }
}
