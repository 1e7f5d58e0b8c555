using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Preau.Web.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SettingsVersion : Migration
    {
        private static readonly string[] Tables =
        [
            "Activities", "ActivitySite", "BookingPeriods", "Bracket", "Campaigns", "Closures", "CutOffRules", "CutOffTiers", "LocalDays", "MenuDishes",
            "OpeningWindows", "PoolGroups", "Pools", "SchoolHolidays", "Settings", "Sites", "SlotPools", "SlotRules", "Slots", "TariffGrids", "WaitingRules",
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SettingsVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettingsVersions", x => x.Id);
                });

            migrationBuilder.Sql("INSERT INTO \"SettingsVersions\" (\"Id\", \"Version\") VALUES (1, 0)");
            migrationBuilder.Sql("""
                CREATE OR REPLACE FUNCTION settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    UPDATE "SettingsVersions" SET "Version" = ('x' || substr(md5(random()::text || clock_timestamp()::text), 1, 16))::bit(64)::bigint;
                    RETURN NULL;
                END $$
                """);
            foreach (var table in Tables)
                migrationBuilder.Sql($"CREATE TRIGGER settings_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION settings_changed()");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables) migrationBuilder.Sql($"DROP TRIGGER settings_changed ON \"{table}\"");
            migrationBuilder.Sql("DROP FUNCTION settings_changed()");

            migrationBuilder.DropTable(
                name: "SettingsVersions");
        }
    }
}
