using Microsoft.EntityFrameworkCore;
using Preau.Web.Features.Calendars;
using Preau.Web.Features.Settings.Demo;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Storage.Bulk;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>
/// A town of many families, invented from a fixed seed: a school year of bookings, a year of invoices, the history of all. What the
/// benchmarks run on. The same number of families makes the same rows on either database.
/// </summary>
public sealed class LargeTown(PortalDb db, ImportSettings import, OpeningDaysQueries calendar, TownSettings settings, PasswordHasher hasher, TownClock clock)
{
    public const int FewestFamilies = 20;
    public const int MostFamilies = 100_000;

    /// <param name="families">From <see cref="FewestFamilies"/> to <see cref="MostFamilies"/>.</param>
    /// <param name="progress">Told a table and how many of its rows are written.</param>
    /// <returns>What was written, table by table; null: the database has a town already.</returns>
    public async Task<IReadOnlyList<TableFilled>?> Fill(int families, Action<string, long> progress)
    {
        if (await db.Sites.AnyAsync()) return null;
        var plan = new LargeTownPlan(families, LargeTownPlan.Seed);
        var (town, people) = DemoTown.ReadFiles();
        var hash = await hasher.Hash(DemoTown.Password);
        var fill = new BulkFill(db);
        var isDone = await fill.Run(async () =>
        {
            if (!await import.Write(LargeTownSettings.Of(town, plan.Schools, plan.Centres), Actor.Product)) return false;
            await new DemoAccounts(db, clock.UtcNow, hash).WriteAgents(people);
            db.ChangeTracker.Clear();
            settings.Forget();
            var services = await LargeTownServices.Load(db, calendar, plan);
            new LargeTownPeople(plan, services, hash).Write(fill, progress);
            var bookings = new LargeTownBookings(plan, services);
            bookings.Write(fill, progress);
            var waiting = new LargeTownWaiting(plan, services, bookings);
            waiting.Write(fill, progress);
            var money = new LargeTownMoney(plan, services);
            money.Write(fill, progress);
            fill.Write(new LargeTownHistory(plan, services, bookings, waiting, money).All(), progress);
            await fill.RaiseKeys();
            return true;
        });
        return isDone ? fill.Filled : null;
    }
}
