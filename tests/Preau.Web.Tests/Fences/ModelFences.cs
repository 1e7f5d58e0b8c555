using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Preau.Domain.Families;
using Preau.Testing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Fences;

/// <summary>The migrations of both databases make the model that the product runs with; <c>./test</c> runs this on each.</summary>
public sealed class ModelFences
{
    public static TheoryData<string> Providers => ["Sqlite", "Postgres"];

    [Theory]
    [MemberData(nameof(Providers))]
    public void No_change_of_the_model_is_without_its_migration(string provider)
    {
        using var db = Open(provider);
        Assert.False(db.Database.HasPendingModelChanges(), "Run eng/add-migration NameOfTheChange.");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        using var sqlite = Open("Sqlite");
        using var postgres = Open("Postgres");
        Assert.NotEmpty(sqlite.Database.GetMigrations());
        Assert.Equal(sqlite.Database.GetMigrations(), postgres.Database.GetMigrations());
    }

    [Fact]
    public async Task An_empty_database_gets_every_migration()
    {
        await using var town = await PreauHost.Town();
        var (made, all) = await town.InStore(async db => (await db.Database.GetAppliedMigrationsAsync(), db.Database.GetMigrations()));
        Assert.Equal(all, made);
    }

    [Fact]
    public void A_column_without_a_migration_is_seen()
    {
        using var today = Open("Sqlite");
        using var tomorrow = new ChangedDb(new DbContextOptionsBuilder<ChangedDb>().UseSqlite("Data Source=:memory:").Options);
        var change = Assert.Single(today.GetService<IMigrationsModelDiffer>().GetDifferences(Model(today), Model(tomorrow)));
        Assert.Equal("Nickname", Assert.IsType<AddColumnOperation>(change).Name);
    }

    private static IRelationalModel Model(PortalDb db) => db.GetService<IDesignTimeModel>().Model.GetRelationalModel();

    private static PortalDb Open(string provider) => provider == "Sqlite"
        ? new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite("Data Source=:memory:").Options)
        : new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql("Host=nowhere").Options);

    private sealed class ChangedDb(DbContextOptions<ChangedDb> options) : PortalDb(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder.Entity<Family>().Property<string>("Nickname");
        }
    }
}
