using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Preau.Domain.Bookings;
using Preau.Domain.Places;
using Preau.Testing;
using Preau.Web.Features.Settings.Generated;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Storage.Bulk;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Settings;

public sealed class LargeTownTests
{
    private static readonly string[] Words = ["demo", "--families", "60"];

    [Fact]
    public async Task A_generated_town_is_the_same_on_both_databases_and_its_places_and_its_ledger_are_right()
    {
        await using var store = await TestStore.Empty();
        using var beside = new TemporaryFolder();

        var filled = await store.Run(Words);
        var again = await Verbs.Run(beside["lite"], postgres: null, _ => { }, Words);

        Assert.Equal((0, ""), (filled.Code, filled.Errors));
        Assert.Equal(Sums(again.Output), Sums(filled.Output));
        Assert.True(Sums(filled.Output).Count >= 20, filled.Output);
        Assert.Equal((0, ""), await Checked(store, "places"));
        Assert.Equal((0, ""), await Checked(store, "ledger"));
        await using var host = await PreauHost.Start(store, isDemo: true, [$"--Preau:Demo:Now={PreauHost.DefaultNow}"], null, ownsStore: false);
        await host.InStore(async db =>
        {
            AssertStands(filled.Output, db, db.Families.OrderBy(f => f.Id));
            AssertStands(filled.Output, db, db.Bookings.OrderBy(b => b.Id));
            AssertStands(filled.Output, db, db.BookingPlaces.OrderBy(p => p.BookingId).ThenBy(p => p.PoolDayId));
            AssertStands(filled.Output, db, db.WaitingEntries.OrderBy(e => e.Id));
            AssertStands(filled.Output, db, db.Charges.OrderBy(c => c.Id));
            AssertStands(filled.Output, db, db.History.Where(h => h.Id > 1000).OrderBy(h => h.Id));
            // A year of invoices without August, a line of history for each booking, full days for which somebody waits.
            Assert.Equal(11, await db.Invoices.Select(i => i.Month).Distinct().CountAsync());
            Assert.Equal(await db.Bookings.CountAsync(), await db.History.CountAsync(h => h.Subject == nameof(Booking)));
            // A pool without a group takes nobody.
            Assert.False(await db.Pools.AnyAsync(p => p.Groups.Count == 0));
            Assert.Equal(9, await db.WaitingEntries.CountAsync(e => e.State == WaitingState.Waiting));
            var waited = await db.WaitingPlaces.Join(db.PoolDays, p => p.PoolDayId, d => d.Id, (_, d) => d).ToListAsync();
            Assert.Equal(9, waited.Count);
            Assert.All(waited, d => Assert.Equal(0, d.Room));
            return true;
        });
        using var parent = new Visitor(host.Address);
        await parent.SignIn("parent@valbrune.example");
        Assert.Contains("novembre 2026", (await parent.Open("/reservations")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_nothing_stands_and_it_begins_anew_a_town_that_stands_is_refused()
    {
        await using var store = await TestStore.Empty();
        var start = await StartUp.Prepare(["--applicationName=preau", "--environment=Development", $"--Preau:DataPath={store.Folder}", .. store.ConnectionString is { } connection ? new[] { $"--ConnectionStrings:Preau={connection}" } : []], makesDemo: true);
        await using (var app = Program.Compose(start))
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var town = scope.ServiceProvider.GetRequiredService<LargeTown>();
            await Assert.ThrowsAsync<IOException>(() => town.Fill(60, (_, _) => throw new IOException("Cut.")));
        }

        Assert.Equal(0, (await store.Run("demo", "--families", "20")).Code);
        var refused = await store.Run(Words);

        Assert.Equal(1, refused.Code);
        Assert.Contains("dans une base vide", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_families_out_of_reach_is_a_wrong_use()
    {
        await using var store = await TestStore.Empty();

        Assert.Equal(2, (await store.Run("demo", "--families", "5")).Code);
    }

    private static async Task<(int Code, string Errors)> Checked(TestStore store, string what)
    {
        var (code, _, errors) = await store.Run(what, "check");
        return (code, errors);
    }

    /// <summary>"Bookings 17 080 5b0f…", one line a table.</summary>
    private static List<string> Sums(string output) => [.. output.Split('\n').SkipWhile(l => !l.StartsWith("Table", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.StartsWith("La ville", StringComparison.Ordinal))];

    private static void AssertStands<T>(string output, PortalDb db, IQueryable<T> rows)
        where T : class
    {
        var shape = RowShape<T>.Of(db.Model);
        using var sink = new SumOnly();
        foreach (var row in rows.AsNoTracking()) shape.Write(row, sink);
        Assert.Contains(Sums(output), line => line.StartsWith(shape.Table + " ", StringComparison.Ordinal) && line.TrimEnd().EndsWith($"{sink.Checksum:x16}", StringComparison.Ordinal));
    }

    private sealed class SumOnly : RowSink
    {
        public override void Dispose()
        {
        }

        protected override void Write(long value)
        {
        }

        protected override void Write(int value)
        {
        }

        protected override void Write(bool value)
        {
        }

        protected override void Write(DateOnly value)
        {
        }

        protected override void Write(DateTime value)
        {
        }

        protected override void Write(string value)
        {
        }

        protected override void WriteNull()
        {
        }

        protected override void WriteEnd()
        {
        }
    }
}
