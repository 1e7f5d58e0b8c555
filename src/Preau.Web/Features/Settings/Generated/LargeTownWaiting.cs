using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Storage.Bulk;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>
/// Children who wait for a full day: enrolled in the service on other weekdays, they want one more. Three entries for twenty families,
/// on the full weekdays of a month, so that lists have several and ranks differ.
/// </summary>
internal sealed class LargeTownWaiting(LargeTownPlan plan, LargeTownServices services, LargeTownBookings bookings)
{
    private const int EntriesOf20Families = 3;

    /// <summary>Entries are due this many families early: the last ones may have nothing to wait for.</summary>
    private const int Ahead = 100;

    /// <summary>Days that one child waits for, in one service.</summary>
    private const int MostDays = 3;

    /// <summary>A month that was still to come when the families joined.</summary>
    private static readonly DateRange Waited = new(new(2027, 1, 11), new(2027, 2, 5));

    private static readonly DateTime FirstJoined = new(2026, 11, 2, 7, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Joining = TimeSpan.FromDays(18);

    public void Write(BulkFill fill, Action<string, long> progress)
    {
        fill.Write(All().Select(e => e.Row), progress);
        fill.Write(All().Select(e => new WaitingPlace { EntryId = e.Row.Id, PoolDayId = bookings.PoolDayId(e.Service, e.Row.SiteId, e.Row.Day) }), progress);
    }

    /// <summary>In the order of their numbers. Where a family has no full day left to want, the next one makes up for it.</summary>
    public IEnumerable<(WaitingEntry Row, TownService Service, PlannedFamily Family)> All()
    {
        long last = 0;
        foreach (var family in plan.All())
        {
            var due = (Math.Min(family.Index + Ahead, plan.Families) * EntriesOf20Families / 20) - last;
            if (due == 0) continue;
            var draw = Draw.Of(LargeTownPlan.Seed + 1, family.Index);
            foreach (var (child, service, day) in Wishes(family).Take((int)due))
            {
                var joined = FirstJoined.AddMinutes(draw.Below((int)Joining.TotalMinutes));
                yield return (
                    new() { Id = ++last, ChildId = child.Id, SlotId = service.Slot.Id, SiteId = services.SiteOf(service, plan, family.Index).Id, Day = day, FamilyId = family.Id, EnteredAt = joined, ConfirmedAt = joined },
                    service,
                    family);
            }
        }
    }

    private IEnumerable<(PlannedChild Child, TownService Service, DateOnly Day)> Wishes(PlannedFamily family) =>
        from child in family.Children
        from service in services.ThisYear
        let booked = child.Wanted[service.Wanted]
        where booked != Weekdays.None
        let site = services.SiteOf(service, plan, family.Index).Id
        from day in service.Days.Where(d => Waited.Contains(d) && !booked.Includes(d) && bookings.IsFull(service, site, d)).Skip(family.Index % 2).Take(MostDays)
        select (child, service, day);
}
