using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Payments;
using Preau.Web.Storage;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Faults;

/// <summary>The first experiment in short: the process dies at random moments while families sign in, book, cancel and pay.</summary>
public sealed class KillTests
{
    private const int Families = 8;
    private const int BoxesOfEach = 3;

    /// <summary>Ready after a kill: the bar on a quiet machine. A busy one is given what an undisturbed start takes on it, twice.</summary>
    private static readonly TimeSpan Ready = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(25);
    private static readonly int Seed = Environment.TickCount;

    private readonly ITestOutputHelper output = TestContext.Current.TestOutputHelper!;
    private readonly Random random = new(Seed);

    [Fact]
    public async Task Whatever_was_confirmed_outlives_a_process_that_is_killed_at_any_moment()
    {
        output.WriteLine($"Seed {Seed}");
        await using var town = await KilledTown.Open();
        var families = await BusyFamilies(town);
        var payers = await town.InStore(db => Payers(db, town, families));
        using var end = new CancellationTokenSource();

        var undisturbed = await town.Start();
        await Task.WhenAll(families.Select(f => f.Begin()));
        var before = await town.InStore(db => db.History.MaxAsync(h => h.Id));
        Task[] lives = [.. families.Select(f => f.Live(end.Token)), .. payers.Chunk(payers.Count / 2).Select(half => OneAfterTheOther(half, end.Token))];
        var restarts = await KillAgainAndAgain(town, lives);
        await end.CancelAsync();
        await Task.WhenAll(lives);
        foreach (var family in families) await StillSignedIn(family);
        await town.Kill();

        var median = restarts.Order().ElementAt(restarts.Count / 2);
        output.WriteLine($"{restarts.Count} kills, {families.Sum(f => f.Confirmed.Count)} acts confirmed, {payers.Sum(p => p.Started.Count)} payments started, {families.Sum(f => f.Cut) + payers.Sum(p => p.Cut)} requests cut; ready after {median.TotalSeconds:F1} s (undisturbed {undisturbed.TotalSeconds:F1} s, longest {restarts.Max().TotalSeconds:F1} s)");
        Assert.Empty(await town.InStore(Soundness.Problems));
        foreach (var family in families) await town.InStore(db => Stands(db, family, before));
        foreach (var payer in payers) await town.InStore(db => Stands(db, payer));
        var (code, _, faults) = await town.Store.Run("ledger", "check");
        Assert.True(code == 0, faults);
        Assert.True(families.Sum(f => f.Cut) >= restarts.Count, "Hardly anything was under way when the process died.");
        Assert.InRange(median, TimeSpan.Zero, undisturbed * 2 > Ready ? undisturbed * 2 : Ready);
    }

    /// <summary>0.1 to 5 s after it is ready, sooner more often than later; every other time while it is still starting, too.</summary>
    private async Task<List<TimeSpan>> KillAgainAndAgain(KilledTown town, Task[] lives)
    {
        var restarts = new List<TimeSpan>();
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Lasts || restarts.Count < 3;)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.1 * Math.Pow(50, random.NextDouble())));
            if (lives.FirstOrDefault(l => l.IsFaulted) is { } failed) await failed;
            await town.Kill();
            if (restarts.Count % 2 == 1) await town.KillWhileStarting(TimeSpan.FromSeconds(0.1 + random.NextDouble()));
            restarts.Add(await town.Start());
        }
        return restarts;
    }

    private static async Task OneAfterTheOther(IEnumerable<BusyPayer> payers, CancellationToken end)
    {
        foreach (var payer in payers) await payer.Live(end);
    }

    private static async Task StillSignedIn(BusyFamily family)
    {
        foreach (var browser in family.Browsers) Assert.Equal("/tableau-de-bord", (await browser.Open("/tableau-de-bord")).Path);
    }

    /// <summary>Each family has three school meals of one child in January, which is still empty.</summary>
    private static async Task<List<BusyFamily>> BusyFamilies(KilledTown town) => await town.InStore(async db =>
    {
        var rows = await (
            from enrolment in db.Enrolments
            where enrolment.State == Domain.Enrolments.EnrolmentState.Validated && enrolment.Wanted.Any()
            join activity in db.Activities on enrolment.ActivityId equals activity.Id
            where activity.Code == "cantine"
            join guardian in db.Guardians on enrolment.FamilyId equals guardian.FamilyId
            // The days of a child of two families may be the other's.
            where guardian.Email != null && db.FamilyChildren.Count(m => m.ChildId == enrolment.ChildId) == 1
            orderby guardian.FamilyId, enrolment.ChildId, guardian.Id
            select new { guardian.FamilyId, guardian.Email, enrolment.ChildId, Slot = activity.Slots[0].Id }).ToListAsync();
        DateOnly[] days = [new(2027, 1, 11), new(2027, 1, 12), new(2027, 1, 14)];
        return rows.DistinctBy(r => r.FamilyId).DistinctBy(r => r.ChildId).Take(Families)
            .Select(r => new BusyFamily(town, r.Email!, [.. days.Take(BoxesOfEach).Select(d => BoxKey.Write(r.ChildId, r.Slot, d))])).ToList();
    });

    private static async Task<List<BusyPayer>> Payers(PortalDb db, KilledTown town, List<BusyFamily> families)
    {
        var rows = await (
            from invoice in db.Invoices
            where invoice.State == InvoiceState.Issued && !db.PaymentAttempts.Any(a => a.InvoiceId == invoice.Id) && !db.PaymentAllocations.Any(a => a.InvoiceId == invoice.Id)
            join guardian in db.Guardians on invoice.FamilyId equals guardian.FamilyId
            where guardian.Email != null
            orderby invoice.Id, guardian.Id
            select new { invoice.Id, guardian.Email }).ToListAsync();
        return rows.DistinctBy(r => r.Id).Select(r => new BusyPayer(town, r.Email!, r.Id)).ToList();
    }

    private static async Task<bool> Stands(PortalDb db, BusyFamily family, long before)
    {
        var keys = family.Confirmed.ToHashSet();
        Assert.Equal(keys.Count, await db.FormKeys.CountAsync(f => keys.Contains(f.Key)));

        var boxes = family.Boxes.Select(b => BoxKey.Read(b)!.Value).ToList();
        var (child, slot) = (boxes[0].ChildId, boxes[0].SlotId);
        var days = boxes.ConvertAll(b => b.Day);
        Assert.Equal(family.HasBooked ? days.Count : 0, await db.Bookings.CountAsync(b => b.ChildId == child && b.SlotId == slot && days.Contains(b.Day)));
        // Twice done would be told twice.
        Assert.Equal(keys.Count * days.Count, await db.History.CountAsync(h => h.Id > before && h.ChildId == child && h.Subject == nameof(Domain.Bookings.Booking)));
        return true;
    }

    private static async Task<bool> Stands(PortalDb db, BusyPayer payer)
    {
        var attempts = await db.PaymentAttempts.AsNoTracking().Where(a => a.InvoiceId == payer.Invoice).ToListAsync();
        foreach (var operation in payer.Started) Assert.Single(attempts, a => a.OperationId == operation);
        if (payer.HasPaid) Assert.Contains(attempts, a => a.OperationId == payer.Started[^1] && (a.State == AttemptState.Paid || a.IsOpen));
        var paid = await db.PaymentAllocations.CountAsync(a => a.InvoiceId == payer.Invoice);
        Assert.Equal(attempts.Count(a => a.State == AttemptState.Paid), paid);
        Assert.True(paid == 1 || (paid == 0 && !payer.HasReceipt), $"Invoice {payer.Invoice} is paid {paid} times.");
        return true;
    }
}
