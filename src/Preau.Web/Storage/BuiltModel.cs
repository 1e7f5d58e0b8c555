using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Preau.Web.Storage;

/// <summary>
/// What EF knows of the entities on each database, built once in a process, half a second each time: left to itself EF builds it again
/// for every set of services, so for the start and once more for the requests.
/// </summary>
internal static class BuiltModel
{
    private static readonly Lazy<IModel> OnSqlite = new(() => Of(new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite().EnableServiceProviderCaching(false).Options)));
    private static readonly Lazy<IModel> OnPostgres = new(() => Of(new PostgresPortalDb(new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql().EnableServiceProviderCaching(false).Options)));

    public static IModel Sqlite => OnSqlite.Value;

    public static IModel Postgres => OnPostgres.Value;

    private static IModel Of(PortalDb db)
    {
        using (db) return db.Model;
    }
}
