using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Web.Features.Families;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Attendance;

/// <summary>A child on the list of a slot.</summary>
/// <param name="AbsenceToldAt">Civil instant; null: expected.</param>
/// <param name="Care">PAI, allergies and what to do; null: none, or not for this agent.</param>
/// <param name="Over">Why it was taken over the limit of places; null: an ordinary booking.</param>
/// <param name="Collectors">Guardians first, then the persons that the family named, each with a phone.</param>
public sealed record DayChild(long Id, string FirstName, string LastName, SchoolClass? Class, Diet Diet, DateTime? AbsenceToldAt, string? Care, string? Over, IReadOnlyList<string> Collectors)
{
    public bool IsAbsent => AbsenceToldAt is not null;
}

/// <summary>Who has booked a slot on the day, by class in a school, then by name.</summary>
public sealed record DaySlot(long Id, string Name, string ShortName, TimeOnly? From, TimeOnly? To, IReadOnlyList<DayChild> Children)
{
    public int Expected => Children.Count(c => !c.IsAbsent);

    public int Over => Children.Count(c => c.Over is not null);

    /// <summary>Children for one animator; null: no national rate.</summary>
    public StaffRatio? Ratio { get; init; }

    /// <summary>Of those expected, the ones under six on the day.</summary>
    public int Under6 { get; init; }
}

/// <summary>A site that the agent may choose, with the bookings of the day.</summary>
public sealed record ListedSite(long Id, string Name, SiteKind Kind, int Booked);

/// <summary>The list of a day at a site: always the same number of queries. Each health record shown is a read, and written down.</summary>
public sealed class DayListQueries(CurrentStaff staff, PortalDb db, TownClock clock, TownSettings settings)
{
    public async Task<IReadOnlyList<ListedSite>> Sites(DateOnly day)
    {
        var own = staff.Sites.ToList();
        var sites = await db.Sites.AsNoTracking().Where(s => own.Count == 0 || own.Contains(s.Id))
            .Select(s => new ListedSite(s.Id, s.Name, s.Kind, db.Bookings.Count(b => b.SiteId == s.Id && b.Day == day))).ToListAsync();
        return [.. sites.OrderBy(s => s.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The nearest days before and after that have bookings at the site.</summary>
    public async Task<(DateOnly? Previous, DateOnly? Next)> Around(long siteId, DateOnly day) => (
        await db.Bookings.Where(b => b.SiteId == siteId && b.Day < day).MaxAsync(b => (DateOnly?)b.Day),
        await db.Bookings.Where(b => b.SiteId == siteId && b.Day > day).MinAsync(b => (DateOnly?)b.Day));

    public async Task<IReadOnlyList<DaySlot>> On(ListedSite site, DateOnly day)
    {
        var rows = await (
            from booking in db.Bookings.AsNoTracking()
            join child in db.Children on booking.ChildId equals child.Id
            join slot in db.Slots on booking.SlotId equals slot.Id
            join activity in db.Activities on slot.ActivityId equals activity.Id
            where booking.SiteId == site.Id && booking.Day == day
            orderby activity.Order, slot.Order, child.SortKey, child.Id
            select new { Child = child, Slot = slot, booking.AbsenceToldAt, booking.ExceptionReason, activity.Nature }).ToListAsync();
        var ids = rows.Select(r => r.Child.Id).Distinct().ToList();
        var people = await Collectors(ids);
        var care = staff.May(StaffRight.Health) ? await Care(ids) : [];
        return [.. rows.GroupBy(r => r.Slot.Id).Select(g => new DaySlot(g.Key, g.First().Slot.Name, g.First().Slot.ShortName, g.First().Slot.StartsAt, g.First().Slot.EndsAt, [.. g
            .OrderBy(r => site.Kind == SiteKind.School ? r.Child.Class : null)
            .Select(r => new DayChild(
                r.Child.Id, r.Child.FirstName, r.Child.LastName, r.Child.Class, r.Child.Diet, r.AbsenceToldAt is { } at ? clock.ToLocal(at) : null, care.GetValueOrDefault(r.Child.Id), r.ExceptionReason, [.. people[r.Child.Id]]))])
        {
            Ratio = StaffRatio.Of(g.First().Nature, g.First().Slot is { StartsAt: { } start, EndsAt: { } end } ? end - start : null, settings["encadrement.pedt"] == "oui"),
            Under6 = g.Count(r => r.AbsenceToldAt is null && r.Child.AgeInMonths(day) < StaffRatio.SixYears),
        })];
    }

    private async Task<ILookup<long, string>> Collectors(List<long> children)
    {
        var guardians = await (
            from member in db.FamilyChildren.AsNoTracking()
            where children.Contains(member.ChildId)
            join guardian in db.Guardians on member.FamilyId equals guardian.FamilyId
            orderby guardian.Id
            select new { member.ChildId, Name = guardian.FirstName + " " + guardian.LastName, guardian.Relation, Phone = guardian.MobilePhone ?? guardian.HomePhone ?? guardian.WorkPhone }).ToListAsync();
        var others = await db.Collectors.AsNoTracking().Where(c => children.Contains(c.ChildId)).OrderBy(c => c.Id)
            .Select(c => new { c.ChildId, c.Name, c.Relation, c.Phone }).ToListAsync();
        if (!staff.Sees(FamilyThing.Collectors)) others.Clear();
        return guardians.Concat(others).ToLookup(p => p.ChildId, p => string.Join(", ", new[] { p.Name, p.Relation, p.Phone is null ? null : Families.PhoneNumbers.Show(p.Phone) }.OfType<string>()));
    }

    private async Task<Dictionary<long, string>> Care(List<long> children)
    {
        var records = await db.HealthRecords.AsNoTracking().Where(h => children.Contains(h.ChildId)).ToListAsync();
        foreach (var record in records) db.RecordHealthRead(staff.Actor, clock.UtcNow, familyId: null, record.ChildId);
        await db.SaveChangesAsync();
        return records.ToDictionary(h => h.ChildId, Words);
    }

    private static string Words(HealthRecord health)
    {
        var what = string.Join(", ", new[] { health.HasPai ? "PAI" : null, health.Allergies }.OfType<string>());
        return string.Join("\u00A0: ", new[] { what, health.Instructions ?? "" }.Where(w => w.Length > 0));
    }
}
