using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Benchmarks;

/// <summary>A week pattern over a school year for three children in three slots: seen, then applied, against the bare reads and writes.</summary>
public sealed class PatternBench(BenchTown town)
{
    private static readonly DateRange Year = new(new(2026, 12, 7), new(2027, 7, 2));

    private readonly BareEndpoints endpoints = new(town.Store);

    private long family;

    public async Task Run()
    {
        family = await town.InStore(db => db.Families.Where(f => f.Children.Count == 4).OrderBy(f => f.Id).Select(f => f.Id).Skip(1).FirstAsync());
        var slots = await Slots();
        var wanted = new WantedWeek(slots, new(WeekRhythm.EveryWeek, null), Year, new());
        await Clear();

        var seen = await Rounds.Run(town.Options.Rounds, warmUp: 3, each: 10, ("product", () => Preview(wanted)), ("bare", Read));
        var preview = seen[0].Median / seen[1].Median;
        Machine.Row("pattern", "preview, times of the bare reads", $"{Text(preview)}: {seen[0]}, {seen[1]}", "at most 3", preview <= 3);

        var (products, bares, count) = (new List<double>(), new List<double>(), 0);
        for (var round = -2; round < town.Options.Rounds; round++)
        {
            var product = await Timed(async () => count = await Apply(wanted));
            await Clear();
            var bare = await Timed(() => BareApply(slots));
            await Clear();
            if (round < 0) continue;
            products.Add(product);
            bares.Add(bare);
        }
        var (p, b) = (new Times("product", products), new Times("bare", bares));
        Machine.Row("pattern", $"apply, {count} days booked, times of the bare reads and writes", $"{Text(p.Median / b.Median)}: {p}, {b}", "at most 6", p.Median / b.Median <= 6);
    }

    private Task<List<WantedSlot>> Slots() => town.InStore(async db =>
    {
        var enrolments = await db.Enrolments.Where(e => e.FamilyId == family && e.From <= Year.From && e.To >= Year.To).Join(db.Slots, e => e.ActivityId, s => s.ActivityId, (e, s) => new { e.ChildId, s.Id, s.Code }).ToListAsync();
        var children = enrolments.Select(e => e.ChildId).Distinct().Order().Take(3).ToList();
        const Weekdays SchoolDays = Weekdays.Monday | Weekdays.Tuesday | Weekdays.Thursday | Weekdays.Friday;
        return enrolments.Where(e => children.Contains(e.ChildId) && e.Code is "repas" or "matin" or "soir" && children.Contains(e.ChildId)).Select(e => new WantedSlot(e.ChildId, e.Id, SchoolDays)).ToList();
    });

    private Task<bool> Preview(WantedWeek wanted) => town.Use<PreviewPattern, bool>(async preview => (await preview.Run(family, wanted, await Arrival())).Days.Count > 0);

    private Task<DateTime> Arrival() => town.Use<Preau.Web.Hosting.TownClock, DateTime>(clock => Task.FromResult(clock.UtcNow));

    private async Task<int> Apply(WantedWeek wanted)
    {
        var arrival = await Arrival();
        var done = await town.Use<ApplyPattern, PatternApplied>(apply => apply.Run(family, null, new(ActorKind.Guardian, null, "Banc d’essai"), new(wanted, "Banc d’essai", IsStanding: false), Guid.NewGuid(), arrival));
        return done.Booked > 0 ? done.Booked : throw new InvalidOperationException("Nothing was booked.");
    }

    private async Task<BareReads> Read()
    {
        await using var connection = await Ado.Open(town.Store);
        return await BareReads.Load(connection, null, town.Store, await endpoints.Services(connection), family, Year.From, Year.To);
    }

    private async Task BareApply(List<WantedSlot> slots)
    {
        var days = await town.InStore(db => db.PoolDays.Where(d => d.Day >= Year.From && d.Day <= Year.To && d.Taken > 0).Select(d => d.Day).Distinct().ToListAsync());
        await using var connection = await Ado.Open(town.Store);
        var services = await endpoints.Services(connection);
        var read = await BareReads.Load(connection, null, town.Store, services, family, Year.From, Year.To);
        var wishes = days.Where(d => d.DayOfWeek is not (DayOfWeek.Wednesday or DayOfWeek.Saturday or DayOfWeek.Sunday)).SelectMany(d => slots, (d, s) => new Wish(s.ChildId, s.SlotId, d, true)).ToList();
        await using var transaction = await connection.BeginTransactionAsync();
        if (!await new BareConfirm(town.Store, connection, transaction, services, read).Run(new CurrentGuardian(1, 1, 1, family, "Banc d’essai"), wishes, Guid.NewGuid())) throw new InvalidOperationException("No room.");
        await transaction.CommitAsync();
    }

    /// <summary>The family's bookings of the year are taken away, and its school has room for all.</summary>
    private Task<bool> Clear() => town.InStore(async db =>
    {
        var own = db.Bookings.Where(b => b.FamilyId == family && b.Day >= Year.From);
        var sites = await db.Enrolments.Where(e => e.FamilyId == family).Select(e => e.SiteId).Distinct().ToListAsync();
        await db.BookingPlaces.Where(p => own.Select(b => b.Id).Contains(p.BookingId)).ExecuteDeleteAsync();
        await own.ExecuteDeleteAsync();
        var pools = await db.Pools.Where(p => sites.Contains(p.SiteId)).Select(p => p.Id).ToListAsync();
        await db.PoolDays.Where(d => pools.Contains(d.PoolId)).ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, (int?)null).SetProperty(x => x.Taken, x => db.BookingPlaces.Count(p => p.PoolDayId == x.Id)));
        return true;
    });

    private static async Task<double> Timed(Func<Task> act)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        await act();
        return System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static string Text(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);
}
