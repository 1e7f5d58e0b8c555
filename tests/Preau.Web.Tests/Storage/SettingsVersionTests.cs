using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Preau.Web.Features.Settings;
using Preau.Web.Storage;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Storage;

/// <summary>The rules of the town are kept from one request to the next, and never a moment too long.</summary>
public sealed class SettingsVersionTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Every_table_that_days_are_judged_by_tells_its_changes()
    {
        var told = await demo.Host.InStore(db => db.Database.SqlQueryRaw<string>(db.IsSqlite
            ? "SELECT tbl_name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%SettingsVersions%' GROUP BY tbl_name HAVING count(*) = 3"
            : "SELECT c.relname::text AS \"Value\" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'settings_changed' AND t.tgtype & 28 = 28").ToListAsync());

        Assert.Equal(SettingsVersion.Tables.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_change_is_seen_at_once_and_one_that_is_taken_back_never()
    {
        await using var scope = demo.Host.Services.CreateAsyncScope();
        var (db, rules) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<TownRulesQueries>());
        var before = await rules.Load();
        Assert.Same(before, await rules.Load());
        var name = before.Activities[0].Name;

        var tried = await db.Tried(() => Rename("Essai", then: rules.Load));
        var kept = await rules.Load();
        var changed = await db.InOneTransaction(() => Rename("Nouveau nom", then: rules.Load));

        Assert.Equal(("Essai", name, "Nouveau nom", "Nouveau nom"), (tried.Activities[0].Name, kept.Activities[0].Name, changed.Activities[0].Name, (await rules.Load()).Activities[0].Name));

        async Task<TownRules> Rename(string to, Func<Task<TownRules>> then)
        {
            await db.Activities.Where(a => a.Id == before.Activities[0].Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Name, to));
            return await then();
        }
    }
}
