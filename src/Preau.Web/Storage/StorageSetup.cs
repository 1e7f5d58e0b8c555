using Microsoft.EntityFrameworkCore;

namespace Preau.Web.Storage;

public static class StorageSetup
{
    /// <summary>The database as <see cref="PortalDb"/>, whichever provider stands behind it.</summary>
    public static IServiceCollection AddPreauStorage(this IServiceCollection services, StoreAddress store)
    {
        services.AddSingleton(store);
        if (store.IsSqlite)
        {
            services.AddDbContext<SqlitePortalDb>(options => options.UseSqlite(store.ConnectionString).UseModel(BuiltModel.Sqlite).AddInterceptors(SqliteDurability.Instance));
            services.AddScoped<PortalDb>(provider => provider.GetRequiredService<SqlitePortalDb>());
        }
        else
        {
            services.AddDbContext<PostgresPortalDb>(options => options.UseNpgsql(store.ConnectionString).UseModel(BuiltModel.Postgres));
            services.AddScoped<PortalDb>(provider => provider.GetRequiredService<PostgresPortalDb>());
        }

        return services;
    }
}
