using System.Reflection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Preau.Web.Storage;

/// <summary>
/// The one model on two databases. Entities come from <c>Preau.Domain</c>; rows that are no word of the trade
/// (sessions, tokens, history, outbox) live with the room that uses them. Mappings are one class per room in <c>Mappings/</c>.
/// </summary>
public abstract partial class PortalDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    private static readonly MethodInfo ApplyOne = typeof(ModelBuilder).GetMethod(nameof(ModelBuilder.ApplyConfiguration))!;

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Installation> Installations => Set<Installation>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<FormKey> FormKeys => Set<FormKey>();

    public DbSet<TownSetting> Settings => Set<TownSetting>();

    public DbSet<SettingsVersion> SettingsVersions => Set<SettingsVersion>();

    /// <summary>
    /// An act of this request reached its commit: it was carried out, or its answer is lost. False: nothing of it stands
    /// (<see cref="Acts"/>).
    /// </summary>
    public bool MayHaveSaved { get; internal set; }

    public bool IsSqlite => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMillisecondsConverter>();
        configurationBuilder.Properties<string>().HaveMaxLength(400);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<Domain.Values.Weekdays>().HaveConversion<int>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var mapping in OwnTypes.Under(typeof(Mappings.QuartzTables).Namespace!)) Apply(modelBuilder, mapping);
        ModelRules.Apply(modelBuilder);
        Mappings.QuartzTables.Map(modelBuilder);
    }

    private static void Apply(ModelBuilder model, Type mapping)
    {
        var entity = mapping.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))?.GenericTypeArguments[0];
        if (entity is not null) ApplyOne.MakeGenericMethod(entity).Invoke(model, [Activator.CreateInstance(mapping)]);
    }
}

public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options);

public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options);
