using Microsoft.EntityFrameworkCore;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>
/// Valbrune, the invented town of `seed/`: configuration, families, accounts and bookings around today. Written once, when a
/// demo's database is new; killed in the middle, nothing stands and the next start begins again.
/// </summary>
public static class DemoTown
{
    public const string Password = "preau-demo-2026";

    /// <summary>True when it is written already.</summary>
    public static async Task<bool> Stands(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Sites.AnyAsync();
    }

    /// <summary>The files of the demo. They need no database: whoever makes one reads them meanwhile.</summary>
    public static (TownConfiguration Town, DemoFiles People) ReadFiles()
    {
        var folder = Folder();
        var (town, townProblems) = TownFiles.Read(folder);
        var (people, peopleProblems) = DemoFiles.Read(Path.Combine(folder, "demo"));
        return townProblems.Concat(peopleProblems).FirstOrDefault() is { } problem
            ? throw new StartUpProblem($"Les fichiers de la démonstration sont à corriger. {problem}")
            : (town, people);
    }

    /// <param name="files">Read by the caller already; null: they are read here.</param>
    /// <returns>Whether it was written now.</returns>
    public static async Task<bool> SeedIfNew(IServiceProvider services, Task<(TownConfiguration Town, DemoFiles People)>? files = null)
    {
        if (await Stands(services)) return false;
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var (town, people) = files is null ? ReadFiles() : await files;
        var clock = scope.ServiceProvider.GetRequiredService<TownClock>();
        var hash = await scope.ServiceProvider.GetRequiredService<PasswordHasher>().Hash(Password);
        return await db.InOneTransaction(async () =>
        {
            // Another process may have written it since.
            if (await db.Sites.AnyAsync()) return false;
            Func<Task>[] parts =
            [
                () => scope.ServiceProvider.GetRequiredService<ImportSettings>().Write(town, Actor.Product),
                () => new DemoFamilies(db, clock.UtcNow).Write(people),
                () => new DemoAccounts(db, clock.UtcNow, hash).Write(people),
                () => ActivatorUtilities.CreateInstance<DemoRequests>(scope.ServiceProvider).Write(),
                () => new DemoBookings(db, clock, scope.ServiceProvider.GetRequiredService<Calendars.OpeningDaysQueries>()).Write(),
                () => ActivatorUtilities.CreateInstance<DemoMoney>(scope.ServiceProvider).Write(),
                () => ActivatorUtilities.CreateInstance<DemoWaiting>(scope.ServiceProvider).Write(),
                () => ActivatorUtilities.CreateInstance<DemoCampaign>(scope.ServiceProvider).Write(),
            ];
            foreach (var part in parts)
            {
                await part();
                // What is saved is forgotten: each save would look through all of it again.
                db.ChangeTracker.Clear();
            }
            return true;
        });
    }

    /// <summary>`seed/` of the checkout, or the copy that travels with the executable.</summary>
    private static string Folder() =>
        DataFolder.Checkout() is { } checkout && Path.Combine(checkout, "seed") is var sources && Directory.Exists(sources)
            ? sources
            : Path.Combine(AppContext.BaseDirectory, "seed");
}
