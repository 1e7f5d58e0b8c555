using Preau.Domain.Bookings;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Storage.Bulk;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>
/// The pools of the town's sites and a school year of bookings, each with its place. A pool has as many places
/// as its busiest weekday needs: that weekday is full.
/// </summary>
internal sealed class LargeTownBookings(LargeTownPlan plan, LargeTownServices services)
{
    /// <summary>Rows of the settings' own pools, and of their days, come before.</summary>
    private const long FirstPool = 1000;
    private const long FirstPoolDay = 100_000;

    private const int FewestPlaces = 8;

    /// <summary>Keys kept for the days of one pool.</summary>
    private const int DaysOfPool = 512;

    private static readonly DateOnly FirstDay = new(2026, 9, 1);

    private readonly Dictionary<(TownService Service, long SiteId), int> pools = Pools(plan, services);

    /// <summary>By pool, how many children want a place on each weekday, from Monday; null until asked.</summary>
    private int[][]? wanted;

    private int[][] Wanted => wanted ??= CountWanted();

    /// <summary>All bookings, numbered from 1, in the same order each time.</summary>
    public IEnumerable<(Booking Row, TownService Service, PlannedFamily Family)> All()
    {
        long id = 0;
        foreach (var family in plan.All())
        {
            var bookedAt = LargeTownPeople.Sent.AddDays(60).AddMinutes(family.Index % 600);
            foreach (var child in family.Children)
            {
                foreach (var service in services.ThisYear)
                {
                    var site = services.SiteOf(service, plan, family.Index).Id;
                    foreach (var day in service.DaysOf(child))
                    {
                        yield return (new Booking { Id = ++id, ChildId = child.Id, SlotId = service.Slot.Id, Day = day, FamilyId = family.Id, EnrolmentId = service.EnrolmentOf(child), SiteId = site, BookedAt = bookedAt }, service, family);
                    }
                }
            }
        }
    }

    public void Write(BulkFill fill, Action<string, long> progress)
    {
        fill.Write(pools.Select(p => new Pool { Id = FirstPool + p.Value, SiteId = p.Key.SiteId, Name = p.Key.Service.Activity.Name }), progress);
        fill.Write(pools.Select(p => new PoolGroup { Id = FirstPool + p.Value, PoolId = FirstPool + p.Value, EffectiveFrom = FirstDay }), progress);
        fill.Write(pools.Select(p => new SlotPool { SlotId = p.Key.Service.Slot.Id, SiteId = p.Key.SiteId, PoolId = FirstPool + p.Value }), progress);
        fill.Write(pools.Select(p => new PoolCapacity { Id = FirstPool + p.Value, PoolId = FirstPool + p.Value, EffectiveFrom = FirstDay, Capacity = Capacity(p.Key.Service, Wanted[p.Value]), Source = "Règlement des accueils du 22 juin 2026, article 4" }), progress);
        fill.Write(pools.SelectMany(p => PoolDays(p.Key.Service, p.Value, Wanted[p.Value])), progress);
        fill.Write(All().Select(b => b.Row), progress);
        fill.Write(All().Select(b => new BookingPlace { BookingId = b.Row.Id, PoolDayId = PoolDayId(b.Service, b.Row.SiteId, b.Row.Day) }), progress);
    }

    /// <summary>Every place of an open day is taken.</summary>
    public bool IsFull(TownService service, long site, DateOnly day) =>
        Wanted[pools[(service, site)]] is var own && Capacity(service, own) is { } places && own[day.DayOfWeek.FromMonday()] == places;

    public long PoolDayId(TownService service, long site, DateOnly day) => PoolDayId(pools[(service, site)], day);

    private static Dictionary<(TownService Service, long SiteId), int> Pools(LargeTownPlan plan, LargeTownServices services) =>
        Enumerable.Range(0, plan.Families).SelectMany(f => services.ThisYear.Select(s => (s, services.SiteOf(s, plan, f).Id))).Distinct().Select((key, i) => (key, i)).ToDictionary(p => p.key, p => p.i);

    private int[][] CountWanted()
    {
        var counts = pools.Select(_ => new int[7]).ToArray();
        foreach (var family in plan.All())
        {
            foreach (var service in services.ThisYear)
            {
                var own = counts[pools[(service, services.SiteOf(service, plan, family.Index).Id)]];
                foreach (var child in family.Children)
                {
                    for (var day = 0; day < 7; day++) own[day] += child.Wanted[service.Wanted].HasFlag((Weekdays)(1 << day)) ? 1 : 0;
                }
            }
        }
        return counts;
    }

    /// <summary>Meals are a right of every pupil: as many as they ask for.</summary>
    private static int? Capacity(TownService service, int[] wanted) => service.Activity.IsRight ? null : Math.Max(wanted.Max(), FewestPlaces);

    private IEnumerable<PoolDay> PoolDays(TownService service, int pool, int[] wanted)
    {
        var open = service.Days.ToHashSet();
        return service.Activity.Days.Days().Where(d => open.Contains(d) || service.Activity.TermWeekdays.Includes(d)).Select(d => new PoolDay
        {
            Id = PoolDayId(pool, d),
            PoolId = FirstPool + pool,
            Day = d,
            Capacity = Capacity(service, wanted),
            Taken = open.Contains(d) ? wanted[d.DayOfWeek.FromMonday()] : 0,
        });
    }

    private static long PoolDayId(int pool, DateOnly day) => FirstPoolDay + ((long)pool * DaysOfPool) + day.DayNumber - FirstDay.DayNumber;
}
