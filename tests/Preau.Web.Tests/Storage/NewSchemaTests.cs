using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Storage;

/// <summary>A new database is made by one script, an old one by its migrations: both are the same; <c>./test</c> runs this on each.</summary>
public sealed class NewSchemaTests
{
    private const string OnSqlite = """
        SELECT "type" || ' ' || "name" || ' ' || coalesce("sql", '') AS "Value" FROM sqlite_master WHERE "name" NOT IN ('__EFMigrationsLock', 'sqlite_sequence')
        UNION ALL SELECT "MigrationId" || ' ' || "ProductVersion" FROM "__EFMigrationsHistory"
        """;

    private const string OnPostgres = """
        SELECT format('%s.%s %s %s %s %s %s %s', table_name, column_name, ordinal_position, data_type, character_maximum_length, column_default, is_nullable, is_identity) AS "Value"
        FROM information_schema.columns WHERE table_schema = current_schema()
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
        UNION ALL SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
        UNION ALL SELECT format('%s %s', tgrelid::regclass, pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
        UNION ALL SELECT "MigrationId" || ' ' || "ProductVersion" FROM "__EFMigrationsHistory"
        """;

    [Fact]
    public async Task The_script_of_a_new_database_makes_what_the_migrations_make()
    {
        await using var stepwise = await TestStore.Empty();
        await using var atOnce = await TestStore.Empty();
        await using (var db = Address(stepwise).Open(mayCreate: true)) await db.Database.MigrateAsync();
        await new StoreUpgrade(Address(atOnce), becomesDemo: true, _ => { }).Run();

        var (wanted, found) = (await Shape(stepwise), await Shape(atOnce));

        Assert.True(wanted.SequenceEqual(found), $"Run eng/write-schema. It differs by:\n{string.Join('\n', wanted.Except(found).Concat(found.Except(wanted)).Take(5))}");
    }

    private static StoreAddress Address(TestStore store) => new(store.ConnectionString, store.Folder);

    private static async Task<List<string>> Shape(TestStore store)
    {
        await using var db = Address(store).Open();
        var lines = await db.Database.SqlQueryRaw<string>(db.IsSqlite ? OnSqlite : OnPostgres).ToListAsync();
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
