using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Preau.Domain.CutOffs;
using Preau.Testing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.CutOffs;

/// <summary>A database from before the tiers keeps its rules.</summary>
public sealed class RuleUpgradeTests
{
    [Fact]
    public async Task A_rule_of_before_becomes_one_of_one_tier()
    {
        await using var store = await TestStore.Empty();
        await using var db = new StoreAddress(store.ConnectionString, store.Folder).Open(mayCreate: true);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("WeekPatternsKept");
        // The rules alone: what they belong to is of no matter here.
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync(TestStore.OnPostgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = 0");
        foreach (var (id, action, days, basis, inclusive) in new[] { (1, "Book", 1, "Service", true), (2, "Cancel", 2, "Business", false) })
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "CutOffRules" ("Id", "ActivityId", "Action", "EffectiveFrom", "DaysBefore", "Basis", "Time", "IsInclusive")
                VALUES ({id}, 1, {action}, {new DateOnly(2026, 9, 1)}, {days}, {basis}, {new TimeOnly(9, 30)}, {inclusive})
                """);
        }

        await migrator.MigrateAsync();

        var rules = await db.CutOffRules.AsNoTracking().Include(r => r.Tiers).OrderBy(r => r.Id).ToListAsync();
        Assert.Equal(
            [("J-1 service", new TimeOnly(9, 30), true), ("J-2 ouvres", new TimeOnly(9, 30), false)],
            rules.Select(r => r.Tiers.Single()).Select(t => (ShapeText.Write(t.Shape), t.Time, t.IsInclusive)));
        Assert.All(rules, r => Assert.Equal(0, r.Tiers[0].Strictness));
    }
}
